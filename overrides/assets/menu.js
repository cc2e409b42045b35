// Parts of the menu close with Esc and when the focus or a click goes elsewhere. Without this they are opened and closed by hand.
"use strict";

for (const part of document.querySelectorAll(".menu-part")) {
  const close = (event) => {
    if (!part.contains(event.relatedTarget ?? event.target)) part.open = false;
  };
  part.addEventListener("toggle", () => { // a part that would go over the edge of the window goes the other way
    part.classList.remove("menu-part--end");
    const { left, right } = part.querySelector("ul").getBoundingClientRect();
    part.classList.toggle("menu-part--end", part.open && (left < 0 || right > document.documentElement.clientWidth));
  });
  document.addEventListener("click", close);
  part.addEventListener("focusout", (event) => event.relatedTarget && close(event));
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !part.open) return;
    part.open = false;
    part.querySelector("summary").focus();
  });
}
