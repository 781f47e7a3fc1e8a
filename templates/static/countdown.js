/* Keeps the deadline chips right to the minute; the server drew them right when the page was made. */
(function () {
	"use strict";

	var words = document.body.dataset;
	var ahead = Number(words.now) - Date.now() / 1000;	/* the server's clock against ours */

	function span(seconds) {
		var minutes = Math.floor(seconds / 60);
		var hours = Math.floor(minutes / 60);
		var days = Math.floor(hours / 24);

		if (days > 0)
			return days + words.day + (hours % 24) + words.hour;
		if (hours > 0)
			return hours + words.hour + (minutes % 60) + words.minute;
		return minutes + words.minute;
	}

	function show(chip) {
		var face = chip.querySelector("time");
		var left = Date.parse(face.dateTime) / 1000 - (Date.now() / 1000 + ahead);

		if (left < 0 && !chip.classList.contains("due-breached")) {
			chip.classList.remove("due-running", "due-warned");
			chip.classList.add("due-breached");
		}
		face.textContent = (left < 0 ? words.over : words.left) + " " + span(Math.abs(left));
	}

	function show_all() {
		Array.prototype.forEach.call(document.querySelectorAll("[data-due]"), show);
	}

	if (!words.now || !document.querySelector("[data-due]"))
		return;
	show_all();
	window.setInterval(show_all, 15000);
	document.addEventListener("visibilitychange", show_all);
})();
