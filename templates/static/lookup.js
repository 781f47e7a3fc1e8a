/* Intake: rooms, earlier cases and likely duplicates while the caller is still speaking. */
(function () {
	"use strict";

	var place = document.getElementById("lookup");
	var box = document.getElementById("f-room_text");
	var category = document.getElementById("f-category");
	var timer = 0;
	var asked = 0;
	var filled = {};		/* what we wrote into a control, to know what the clerk typed himself */

	if (!place || !box)
		return;

	function make(name, text, className) {
		var node = document.createElement(name);

		if (text)
			node.textContent = text;
		if (className)
			node.className = className;
		return node;
	}

	function fill(name, value) {
		var control = document.getElementById("f-" + name);

		if (!control || (control.value !== "" && control.value !== filled[name]))
			return;
		control.value = value || "";
		filled[name] = control.value;
	}

	function case_row(one) {
		var row = make("li");
		var link = make("a", one.number);

		link.href = document.body.dataset.base + "/desk/case?id=" + encodeURIComponent(one.id);
		link.target = "_blank";
		row.appendChild(link);
		row.appendChild(document.createTextNode(" " + one.subject + " "));
		row.appendChild(make("span", place.getAttribute("data-stage-" + one.stage), "stage stage-" + one.stage));
		row.appendChild(make("span", " " + (one.received || ""), "quiet"));
		return row;
	}

	function case_list(title, cases) {
		var list = make("ul", "", "plain-list");

		place.appendChild(make("h2", title));
		cases.forEach(function (one) { list.appendChild(case_row(one)); });
		place.appendChild(list);
	}

	function choose(room, button) {
		document.getElementById("f-room").value = room.id;
		fill("place", room.label);
		fill("complainant", room.resident);
		fill("phone", room.phone);
		Array.prototype.forEach.call(place.querySelectorAll(".offers button"), function (other) {
			other.setAttribute("aria-pressed", other === button ? "true" : "false");
		});
		Array.prototype.forEach.call(place.querySelectorAll(".of-room"), function (old) { old.remove(); });
		var part = make("div", "", "of-room");
		part.appendChild(make("h3", room.cases && room.cases.length ? place.dataset.cases : place.dataset.noCases));
		var list = make("ul", "", "plain-list");
		(room.cases || []).forEach(function (one) { list.appendChild(case_row(one)); });
		part.appendChild(list);
		place.appendChild(part);
	}

	function room_button(room) {
		var row = make("li");
		var button = make("button", room.label + (room.resident ? " · " + room.resident : ""));

		button.type = "button";
		button.setAttribute("aria-pressed", "false");
		button.addEventListener("click", function () {
			choose(room, button);
			document.getElementById("f-subject").focus();
		});
		row.appendChild(button);
		return { row: row, button: button };
	}

	function show(answer) {
		var rooms = answer.rooms || [];
		var list = make("ul", "", "offers");

		place.textContent = "";
		place.hidden = false;
		place.appendChild(make("h2", rooms.length ? place.dataset.rooms : place.dataset.nothing));
		place.appendChild(list);
		rooms.forEach(function (room) {
			var made = room_button(room);

			list.appendChild(made.row);
			if (rooms.length === 1)
				choose(room, made.button);
		});
		if ((answer.cases || []).length)
			case_list(place.dataset.callers, answer.cases);
		if ((answer.duplicates || []).length)
			case_list(place.dataset.duplicates, answer.duplicates);
	}

	function ask() {
		var turn = ++asked;
		var words = box.value.trim();

		if (words.length < 2) {
			place.hidden = true;
			return;
		}
		window.fetch(document.body.dataset.base + "/desk/intake/lookup?words=" + encodeURIComponent(words) +
		    "&category=" + encodeURIComponent(category ? category.value : ""), { credentials: "same-origin" })
			.then(function (response) {
				if (response.redirected)
					tell_ended();
				else if (response.ok)
					return response.json().then(function (answer) { if (turn === asked) show(answer); });
				else
					place.hidden = true;
			})
			.catch(function () { place.hidden = true; });
	}

	/* The session is over: what is typed stays, and is sent after signing in. */
	function tell_ended() {
		place.textContent = place.dataset.ended;
		place.hidden = false;
	}

	function ask_soon(event) {
		if (event.isComposing)
			return;
		document.getElementById("f-room").value = "";
		window.clearTimeout(timer);
		timer = window.setTimeout(ask, 250);
	}

	/* Down leads from the box into the offers, Up and Down through them. */
	function walk(event) {
		var all = Array.prototype.slice.call(place.querySelectorAll(".offers button"));
		var here = all.indexOf(document.activeElement);
		var next = here + (event.key === "ArrowDown" ? 1 : -1);

		if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.isComposing || event.keyCode === 229 || !all.length)
			return;
		if (document.activeElement !== box && here < 0)
			return;
		event.preventDefault();
		(all[next] || box).focus();
	}

	function show_notice() {
		Array.prototype.forEach.call(document.querySelectorAll("[data-category]"), function (note) {
			note.hidden = note.dataset.category !== category.value;
			note.setAttribute("role", "alert");
		});
	}

	box.addEventListener("input", ask_soon);
	box.addEventListener("compositionend", ask_soon);
	document.addEventListener("keydown", walk);
	if (category) {
		category.addEventListener("change", function () { show_notice(); ask(); });
		show_notice();
	}
	if (box.value)
		ask();
})();
