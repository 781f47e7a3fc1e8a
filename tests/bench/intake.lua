-- Sends the intake form, each time with a one-time key of its own.
local counter, token, salt = 0, os.getenv("BENCH_TOKEN"), os.getenv("BENCH_SALT")

local function encode(text)
	return (text:gsub("[^%w%-%._~]", function(c) return string.format("%%%02X", c:byte()) end))
end

function setup(thread)
	thread:set("number", salt .. tostring(math.random(1, 1000000000)))
end

function request()
	counter = counter + 1
	local fields = {
		token = token, once = number .. "-" .. counter, channel = "hotline", type = "b", category = "leak",
		severity = "general", urgency = "general", risk = "low", complainant_kind = "customer",
		complainant = "刘女士", phone = "13800138000", place = "森林湖一期 3栋2单元1201",
		room_text = "森林湖一期 3栋2单元1201", subject = "卧室天花板漏水",
		matter = "半夜天花板漏水，床已湿透，楼上无人应答，请尽快派人处理。", remedy = "尽快修好",
		received_at = os.getenv("BENCH_RECEIVED"),
	}
	local body = {}
	for name, value in pairs(fields) do
		body[#body + 1] = name .. "=" .. encode(value)
	end
	return wrk.format("POST", nil, { ["Content-Type"] = "application/x-www-form-urlencoded",
		["Cookie"] = os.getenv("BENCH_COOKIE") }, table.concat(body, "&"))
end

local wrong = 0

function response(status)
	if status ~= 303 then
		wrong = wrong + 1
		if wrong == 1 then
			io.stderr:write("intake answered " .. status .. "\n")
		end
	end
end
