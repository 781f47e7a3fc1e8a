/* Keyboard shortcuts of the staff pages: silent in inputs and while an input method composes; can be switched off. */
(function () {
	"use strict";

	var SWITCH = "anjuan-keys-off";
	var base = document.body.dataset.base;
	var at = -1;

	function is_off() {
		try {
			return window.localStorage.getItem(SWITCH) === "1";
		} catch (error) {
			return false;
		}
	}

	function remember(off) {
		try {
			window.localStorage.setItem(SWITCH, off ? "1" : "0");
		} catch (error) {
			return;
		}
	}

	function composing(event) {
		return event.isComposing || event.keyCode === 229;
	}

	function typing(node) {
		return /^(INPUT|TEXTAREA|SELECT|BUTTON)$/.test(node.tagName) || node.isContentEditable;
	}

	function rows() {
		return document.querySelectorAll("[data-row]");
	}

	function move(step) {
		var all = rows();

		if (!all.length)
			return;
		if (all[at])
			all[at].classList.remove("at");
		at = Math.max(0, Math.min(all.length - 1, at + step));
		all[at].classList.add("at");
		all[at].scrollIntoView({ block: "nearest" });
		all[at].querySelector(".row-link").focus({ preventScroll: true });
	}

	/* Opens the fold that holds an act and puts the cursor into its first control. */
	function go_to(ids) {
		ids.some(function (id) {
			var place = document.getElementById(id);
			var first;

			if (!place)
				return false;
			if ("open" in place)
				place.open = true;
			first = place.querySelector("select, textarea, input:not([type=hidden])");
			if (first)
				first.focus();
			place.scrollIntoView({ block: "nearest" });
			return true;
		});
	}

	function search(event) {
		var box = document.getElementById("filter-words");

		if (!box)
			return;
		event.preventDefault();
		box.focus();
		box.select();
	}

	function help() {
		var dialog = document.getElementById("keys");

		if (dialog && dialog.showModal && !dialog.open)
			dialog.showModal();
	}

	var keys = {
		"j": function () { move(1); },
		"k": function () { move(-1); },
		"/": search,
		"n": function () { window.location.href = base + "/desk/intake"; },
		"a": function (event) { event.preventDefault(); go_to(["act-dispatch"]); },
		"r": function (event) { event.preventDefault(); go_to(["act-feed_back", "act-answer", "act-ask"]); },
		"?": help
	};

	document.addEventListener("keydown", function (event) {
		var node = event.target;

		if (composing(event))
			return;
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			if (node.form && node.form.method === "post" && node.form.requestSubmit) {
				event.preventDefault();
				node.form.requestSubmit();
			}
			return;
		}
		if (event.ctrlKey || event.metaKey || event.altKey || typing(node) || document.querySelector("dialog[open]"))
			return;
		if (keys[event.key] && (event.key === "?" || !is_off()))
			keys[event.key](event);
	});

	/* An address such as desk/case?id=7#act-visit opens that act. */
	if (window.location.hash.indexOf("#act-") === 0)
		go_to([window.location.hash.slice(1)]);

	var box = document.getElementById("keys-off");
	if (box) {
		box.checked = is_off();
		box.addEventListener("change", function () { remember(box.checked); });
	}

	/* Choosing many rows. */
	var every = document.querySelector("[data-all]");
	var told = document.querySelector("[data-chosen]");
	function boxes() {
		return Array.prototype.slice.call(document.querySelectorAll("input[name='" + every.dataset.all + "']"));
	}
	function tell() {
		var chosen = boxes().filter(function (one) { return one.checked; }).length;

		every.checked = chosen > 0 && chosen === boxes().length;
		every.indeterminate = chosen > 0 && !every.checked;
		if (told)
			told.textContent = told.dataset.chosen.replace("%", String(chosen));
	}
	if (every) {
		every.hidden = false;
		every.addEventListener("change", function () {
			var on = every.checked;

			boxes().forEach(function (one) { one.checked = on; });
			tell();
		});
		boxes().forEach(function (one) { one.addEventListener("change", tell); });
		tell();
	}
})();
