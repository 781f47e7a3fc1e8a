/* Chosen files: thumbnails, how many, taking one out again.  Without script the plain file box does the same work. */
(function () {
	"use strict";

	if (typeof DataTransfer !== "function")
		return;

	function set_files(box, files) {
		var carrier = new DataTransfer();

		files.forEach(function (file) { carrier.items.add(file); });
		box.files = carrier.files;
	}

	function preview(file) {
		var picture;

		if (file.type.indexOf("image/") !== 0) {
			picture = document.createElement("span");
			picture.className = "file";
			picture.textContent = file.name;
			return picture;
		}
		picture = document.createElement("img");
		picture.alt = file.name;
		picture.src = URL.createObjectURL(file);
		picture.addEventListener("load", function () { URL.revokeObjectURL(picture.src); });
		return picture;
	}

	function set_up(box) {
		var kept = [];
		var most = Number(box.dataset.max || 9);
		var list = document.createElement("ul");
		var count = document.createElement("p");

		function show() {
			list.textContent = "";
			kept.forEach(function (file, index) {
				var row = document.createElement("li");
				var remove = document.createElement("button");

				remove.type = "button";
				remove.textContent = document.body.dataset.remove;
				remove.setAttribute("aria-label", document.body.dataset.remove + " " + file.name);
				remove.addEventListener("click", function () {
					kept.splice(index, 1);
					set_files(box, kept);
					show();
					box.focus();
				});
				row.appendChild(preview(file));
				row.appendChild(remove);
				list.appendChild(row);
			});
			count.textContent = kept.length ? kept.length + "/" + most : "";
			count.classList.toggle("over", kept.length > most);
		}

		/* Choosing again adds to what was chosen, as people on phones expect. */
		box.addEventListener("change", function () {
			Array.prototype.forEach.call(box.files, function (file) {
				var known = kept.some(function (other) {
					return other.name === file.name && other.size === file.size &&
					    other.lastModified === file.lastModified;
				});

				if (!known)
					kept.push(file);
			});
			set_files(box, kept);
			show();
		});
		list.className = "previews";
		count.className = "left";
		count.setAttribute("role", "status");
		box.insertAdjacentElement("afterend", count);
		count.insertAdjacentElement("afterend", list);
	}

	Array.prototype.forEach.call(document.querySelectorAll("input[type=file]"), set_up);
})();
