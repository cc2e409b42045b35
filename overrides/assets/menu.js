// Parts of the menu close with Esc and when the focus or a click goes elsewhere. Without this they are opened and closed by hand.
"use strict";

for (const part of document.querySelectorAll(".menu-part")) {
  const close = (event) => {
    if (!part.contains(event.relatedTarget ?? event.target)) part.open = false;
  };
  document.addEventListener("click", close);
  part.addEventListener("focusout", (event) => event.relatedTarget && close(event));
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !part.open) return;
    part.open = false;
    part.querySelector("summary").focus();
  });
}
