/* Standard texts go where the cursor last was in a box of the page, or into the box of the form that is open. */
(function () {
	"use strict";

	var last = null;

	function is_box(node) {
		return node && node.tagName === "TEXTAREA";
	}

	/* The box that was written in last, as long as it can be seen. */
	function box() {
		if (last && last.isConnected && last.offsetParent !== null)
			return last;
		return document.querySelector("details[open] textarea") || document.querySelector("main form textarea");
	}

	function insert(text) {
		var target = box();
		var fold = target && target.closest("details");

		if (!target)
			return;
		if (fold)
			fold.open = true;
		target.focus();
		target.setRangeText(text, target.selectionStart, target.selectionEnd, "end");
		target.dispatchEvent(new Event("input", { bubbles: true }));
		target.scrollIntoView({ block: "nearest" });
	}

	document.addEventListener("focusin", function (event) {
		if (is_box(event.target))
			last = event.target;
	});
	document.querySelectorAll("button[data-insert]").forEach(function (button) {
		button.hidden = false;
		button.addEventListener("click", function () {
			insert(button.closest("details").querySelector("[data-text]").textContent);
		});
	});
}());
