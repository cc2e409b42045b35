// A frame that can be moved sideways is a stop for the keyboard; one in which all can be seen is none.
"use strict";

for (const frame of document.querySelectorAll(".scroll")) {
  const sizes = new ResizeObserver(() => {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  });
  for (const part of [frame, ...frame.children]) sizes.observe(part);
}
