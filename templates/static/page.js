/* What every page gains with script: focus on bad news, print, pickers, one submit, room left in long texts. */
(function () {
	"use strict";

	function focus_news() {
		var news = document.querySelector("[data-focus]");
		if (news)
			news.focus();
	}

	/* A native picker beside the text box; the box stays the thing that is sent. */
	function add_picker(box) {
		var row = document.createElement("span");
		var picker = document.createElement("input");

		row.className = "with-picker";
		box.parentNode.insertBefore(row, box);
		row.appendChild(box);
		picker.type = box.dataset.pick;
		picker.className = "picker";
		picker.setAttribute("aria-label", document.body.dataset.pick || "");
		picker.addEventListener("change", function () {
			if (picker.value)
				box.value = picker.value.replace("T", " ");
		});
		row.appendChild(picker);
	}

	/* The server refuses the second of two equal submits anyway; this only spares the person the wait. */
	function submit_once(event) {
		var form = event.target;

		if (form.method !== "post" || event.defaultPrevented)
			return;
		if (form.dataset.sent) {
			event.preventDefault();
			return;
		}
		form.dataset.sent = "1";
		window.setTimeout(function () { delete form.dataset.sent; }, 8000);
	}

	/* Counts characters as people do, not UTF-16 units; speaks up in the last quarter; never blocks typing. */
	function count_left(box) {
		var note = document.createElement("p");
		var words = document.body.dataset;
		var timer = 0;

		function show() {
			var left = Number(box.dataset.max) - Array.from(box.value).length;
			var text = left < 0 ? words.excess : words.more;

			note.textContent = left > Number(box.dataset.max) / 4 ? "" : text.replace("%", String(Math.abs(left)));
			note.classList.toggle("over", left < 0);
		}
		note.className = "left";
		note.setAttribute("role", "status");
		box.insertAdjacentElement("afterend", note);
		box.addEventListener("input", function () {
			window.clearTimeout(timer);
			timer = window.setTimeout(show, 400);
		});
		show();
	}

	function open_dialog(event) {
		var name = event.currentTarget.dataset.dialog;
		var dialog = document.getElementById(name);

		if (dialog && dialog.showModal) {
			event.preventDefault();
			dialog.showModal();
		}
	}

	function each(selector, action) {
		Array.prototype.forEach.call(document.querySelectorAll(selector), action);
	}

	focus_news();
	document.addEventListener("submit", submit_once);
	window.addEventListener("pageshow", function () {
		each("form[data-sent]", function (form) { delete form.dataset.sent; });
	});
	each("[data-pick]:not(body)", add_picker);
	each("textarea[data-max]", count_left);
	each("[data-print]", function (button) {
		button.hidden = false;
		button.addEventListener("click", function () { window.print(); });
	});
	each("[data-dialog]", function (button) {
		button.hidden = false;
		button.addEventListener("click", open_dialog);
	});
	each("[data-submit-on-change]", function (box) {
		box.addEventListener("change", function () { box.form.submit(); });
	});
})();
