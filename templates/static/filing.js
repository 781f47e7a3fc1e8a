/* The resident's form: the notice of the chosen kind of trouble alone, and the thumbnails of upload.js. */
(function () {
	"use strict";

	var category = document.getElementById("f-category");
	var uploads = document.createElement("script");

	function show_notice() {
		Array.prototype.forEach.call(document.querySelectorAll("[data-category]"), function (note) {
			note.hidden = note.dataset.category !== category.value;
			note.setAttribute("role", "alert");
		});
	}

	if (category) {
		category.addEventListener("change", show_notice);
		show_notice();
	}
	uploads.src = document.body.dataset.base + "/static/upload.js";
	document.head.appendChild(uploads);
})();
