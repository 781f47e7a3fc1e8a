#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "record/html_text.h"

#include "base/banned.h"

static struct arena arena;

static void
words_are_read(void **state)
{
	static const struct { const char *html, *text; } table[] = {
		{ "<p>电梯坏了。</p><p>请修。</p>", "电梯坏了。\n\n请修。" },
		{ "<html><head><title>T</title><style>p{}</style></head><body>a<br>b</body></html>", "a\nb" },
		{ "<div>a</div><div>b</div>", "a\nb" }, { "a &lt;b&gt; &amp; &nbsp;&#20013;", "a <b> & \u00a0中" },
		{ "<script>alert(1)</script>x<noscript>y</noscript>", "x" }, { "<!-- c -->x", "x" },
		{ "<table><tr><td>房号</td><td>1201</td></tr><tr><td>电话</td></tr></table>", "房号 1201\n电话" },
		{ "<p>a  \n\t b</p>", "a b" }, { "<img src=x alt='裂缝照片'>", "裂缝照片" }, { "<img src=\"http://evil/x.png\">", "" },
		{ "<p>没有结束", "没有结束" }, { "<b><i>错</b>位</i>", "错位" }, { "纯文本", "纯文本" }, { "", "" },
		{ "<p></p><br><br>", "" }, { "<ul><li>一</li><li>二</li></ul>", "一\n二" }, { "a<p>b<p>c", "a\n\nb\n\nc" },
		{ "a<br><br>b<br><br><br>c", "a\n\nb\n\nc" }, { "<div>a</div><div><br></div><div>b</div>", "a\n\nb" },
		{ "<x-unknown>什么</x-unknown>", "什么" }, { "<a href='javascript:x()'>点我</a>", "点我" },
		{ "<meta charset=gb2312><p>中文</p>", "中文" },
		{ "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>", "]>\n\n&x;" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, html_text(&arena, table[i].html, strlen(table[i].html)), table[i].text);
}

static void
depth_and_size_do_no_harm(void **state)
{
	struct text text = text_begin(&arena);

	(void)state;
	for (int i = 0; i < 100000; i++)
		text_add(&text, "<div>");
	text_add(&text, "x");
	(void)html_text(&arena, text.value, text.length);
	text = text_begin(&arena);
	for (int i = 0; i < 300000; i++)
		text_add(&text, "<p>字");
	assert_int_equal(text_characters(html_text(&arena, text.value, text.length)) > 300000, true);
	text_add(&text, text.value);
	text_add(&text, text.value);
	assert_string_equal(html_text(&arena, text.value, text.length), "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(words_are_read),
	cmocka_unit_test(depth_and_size_do_no_harm),
};

CHECK_MAIN("html_text", tests)
