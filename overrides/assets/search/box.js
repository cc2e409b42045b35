// The search box at the head of each page: a combobox with a list, as the ARIA guide has it.
// Without this script the box is a plain form that leads to the page with all words and pledges.
"use strict";

(() => {
  const { fetchSearch, fetchTexts, find, address, rows } = globalThis.plainpledge;
  const MOST = 8;
  const PAUSE = 400; // milliseconds without a key before results are announced

  const SOON = 100; // milliseconds that results wait for the sentences of the first

  const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

  class Box {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector("input");
      this.list = form.querySelector("[data-search-list]");
      this.panel = form.querySelector("[data-search-panel]");
      this.status = form.querySelector("[data-search-status]");
      this.note = form.querySelector("[data-search-note]");
      this.active = -1;
      this.turn = 0; // counts what the reader did, so that a late answer is not shown
      form.action = address(form.dataset.root, form.dataset.page);
      const roles = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list", "aria-haspopup": "listbox" };
      for (const [name, value] of Object.entries(roles)) this.input.setAttribute(name, value);
      this.input.addEventListener("focus", () => this.ready());
      this.input.addEventListener("input", () => this.update());
      this.input.addEventListener("keydown", (event) => this.press(event));
      this.input.addEventListener("click", () => this.update());
      form.addEventListener("submit", (event) => this.submit(event));
      this.input.addEventListener("blur", () => this.close());
      this.panel.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
      this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
    }

    async ready() {
      try {
        this.lookup ??= await fetchSearch(this.form.dataset.index);
      } catch {
        this.note.textContent = "The search could not be loaded. Press Enter to see all words on one page.";
        this.say(this.note.textContent);
      }
      return this.lookup;
    }

    async update() {
      const query = this.input.value;
      const turn = this.turn += 1;
      if (!query.trim()) return this.close();
      if (!this.lookup) {
        this.open();
        this.note.textContent = "Getting the search ready…";
        await this.ready();
        if (!this.lookup || this.turn !== turn) return undefined;
      }
      const found = await find(this.form.dataset.index, query, MOST);
      await Promise.race([fetchTexts(found.results.slice(0, 1)), pause(SOON)]);
      if (this.turn !== turn) return undefined;
      this.show(found);
      if (await fetchTexts(found.results) && this.turn === turn) this.show(found, this.active);
      return undefined;
    }

    show(found, active = -1) {
      const { options, note, status } = rows(this.lookup, found, this.form.dataset);
      this.note.textContent = note;
      this.note.hidden = !note;
      this.list.replaceChildren(...options);
      options.forEach((option, at) => { option.id = `${this.list.id}-${at}`; });
      this.activate(active);
      this.open();
      this.say(status);
    }

    say(text) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { this.status.textContent = text; }, PAUSE);
    }

    open() {
      this.panel.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
    }

    close() {
      this.turn += 1;
      this.panel.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.activate(-1);
      this.say("");
    }

    activate(at) {
      const options = [...this.list.children];
      options[this.active]?.setAttribute("aria-selected", "false");
      this.active = at;
      const option = options[at];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) this.input.setAttribute("aria-activedescendant", option.id);
      else this.input.removeAttribute("aria-activedescendant");
    }

    press(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const count = this.panel.hidden ? 0 : this.list.children.length;
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps) {
        event.preventDefault();
        if (this.panel.hidden) this.update();
        else if (count) this.activate(((this.active + 1 + steps[event.key] + count + 1) % (count + 1)) - 1);
      } else if (event.key === "Escape") {
        if (!this.panel.hidden) this.close();
        else this.input.value = "";
        event.preventDefault();
      } else if (event.key === "Enter" && this.active >= 0) {
        event.preventDefault();
        this.follow(this.list.children[this.active]);
      }
    }

    follow(option) {
      if (!option) return;
      location.assign(option.dataset.url);
    }

    submit(event) {
      if (!this.input.value.trim()) {
        event.preventDefault();
        this.input.focus();
      }
    }
  }

  for (const form of document.querySelectorAll("form[data-search]")) new Box(form);
})();
