using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

/// <summary>Words of a list are found however they are disguised, whole ones only. The words are mild on purpose: what matters is how they are written.</summary>
public sealed class WordMatcherTests
{
    /// <summary>What stands in the list, and behind the bar what readers write.</summary>
    private const string Same = """
        idiot | idiot · Idiot · IDIOT · an idiot, he · id10t · 1d1ot · idi0t · !diot · iiidiot · idiooooot · i d i o t · i.d.i.o.t · i-d-i-o-t · ídiot · ｉｄｉｏｔ · іdіot · i*d*i*o*t · are an a i d i o t · i d i o t i am
        stupid | stupid · 5tupid · $tupid · stup1d · stuuuupid · S T U P I D · sтupid · stüpid · stupid!!! · "stupid"
        loser | loser · l0ser · los3r · looooser · 1oser · l0$er · LOSER · lоser
        ass | ass · a55 · a$$ · aaassss
        shut up | shut up · Shut   up · SHUT UP · shut, up · shuuut uuup · $hut up · shut‌ up
        خاین | خاین · خائن · خـاین · خااااین · خایِن · خاین! · khain · khaayen · khaaaain · khayin · xayin · 5ain · KHAIN
        احمق | احمق · احمققق · أحمق · اِحمق · احـمـق · ahmaq · ahmagh · ahmaaaq · ahmak · Ahmaq · ahmqq · 4hmaq · a7maq · ahma9
        مزدور | مزدور · مزدووور · mazdoor · mazdur · mozdur · mazduur · m4zdur · mazd0r · mazdoor!
        بی‌شرف | بی‌شرف · بی شرف · بيشرف · bisharaf · besharaf · besharaaaf · bi5haraf · b1sharaf
        بی غیرت | بی غیرت · بي غيرت · بی   غیرت · bi ghairat · be gheerat · bi ghayrat · bi 8airat · بی‌غیرت
        سگ زن | سگ زن · سگ‌زن · سگ   زن
        کثیف | کثیف · كثيف · کثییییف · kaseef · kasif · kaasif · k4sif · kas1f
        دروغگو | دروغگو · دروغ‌گو · دروغگوووو · doroghgo · duroghgu · doroghgu · d0roghgo
        جاسوس | جاسوس · جاسووووس · جاسـوس · jasoos · jasus · jaasoos · jas00s · j4sus · JASUS
        قاتل | قاتل · قاتِل · قاااتل · qatel · qaatil · ghatel · 9atel · q4tel
        غدار | غدار · غدّار · ghaddar · ghadaar · ghadar · gh4ddar
        شیطان | شیطان · شيطان · shaitan · sheytan · shaytan · shay6an · $haitan
        سپی | سپی · سپي · سپې · سپـی
        دښمن | دښمن · دښمـن · dokhman · dukhman · doxman
        بې‌غیرته | بې غیرته · بېغیرته · بی غیرته · beghairata · beghayrata
        مولوی | مولوی · mawlawi · mowlavi · molavi · maulawi · mawlavi
        کوچوان | کوچوان · kuchwan · kochwan
        لعنت | لعنت · لعنتتت · لَعنَت · lanat · laanat · la3nat
        پدر لعنت | پدر لعنت · padar lanat · padar laanat · پدرررر لعنت · p4dar lanat
        """;

    private const string Other = """
        idiot | idiom · idiotic behaviour · id 10 · patriot
        ass | class · assist · as · pass · a s · Assad · 55
        loser | closer · lose · losers
        خاین | خاینان · خیانت · khan · khana · خانه
        احمق | احمد · ahmad · حق · ahmadi
        مزدور | مزد · mazar · مزدوران
        بی شرف | شرف · بی · شرف بی · sharif · sharaf
        کثیف | کیف · کف · safe · کثافت
        جاسوس | جاسوسان · جوس · jazz · just so
        قاتل | قتل · قابل · cattle · قاتلان
        غدار | غذا · دار · guard
        سپی | سپید · سپ · soap · sip
        مولوی | مالی · ملی · mali · mele · molly · mobile
        shut up | shut the door · up · shut it up · upshut
        پدر لعنت | پدر · لعنت · لعنت پدر · پدر و لعنت
        """;

    public static TheoryData<string, string> Pairs => Read(Same);

    public static TheoryData<string, string> Controls => Read(Other);

    [Theory, MemberData(nameof(Pairs))]
    public void A_word_is_found_in_disguise(string entry, string text) => Assert.Equal(entry, new WordMatcher([entry]).Find($"Well, {text} – so it is.")?.Entry);

    [Theory, MemberData(nameof(Controls))]
    public void Another_word_is_left_alone(string entry, string text) => Assert.Null(new WordMatcher([entry]).Find($"بلی {text} است."));

    [Fact]
    public void There_are_a_hundred_pairs_and_more() => Assert.InRange(Pairs.Count, 130, int.MaxValue);

    [Fact]
    public void What_rests_on_consonants_alone_is_a_guess()
    {
        Assert.True(new WordMatcher(["احمق"]).Find("ahmaq")!.IsGuess);
        Assert.False(new WordMatcher(["احمق", "ahmaq"]).Find("ahmaq")!.IsGuess);
        Assert.False(new WordMatcher(["احمق"]).Find("احمققق")!.IsGuess);
        Assert.True(new WordMatcher(["جاسوس"]).Find("Jesus said")!.IsGuess); // another word with the same consonants: an editor sees that it is one
    }

    [Fact]
    public void Empty_lines_and_notes_say_nothing()
    {
        Assert.True(new WordMatcher(["", "  ", "# idiot", "!!!"]).IsEmpty);
        Assert.Null(new WordMatcher(["# idiot"]).Find("idiot"));
    }

    /// <summary>P8: ten thousand entries, texts made to be slow.</summary>
    [Fact]
    public void Its_work_is_bounded()
    {
        var matcher = new WordMatcher(Enumerable.Range(0, 10_000).Select(i => $"aa aa aa aa aa {i}"));
        var texts = new[] { string.Concat(Enumerable.Repeat("aa ", 1_000)), new string('a', 3_000), string.Concat(Enumerable.Repeat("a ", 1_500)), new string('1', 3_000), new string('ا', 3_000) };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in texts) Assert.Null(matcher.Find(text));
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5_000);
    }

    private static TheoryData<string, string> Read(string list)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (entry, texts) = (line.Split('|')[0].Trim(), line.Split('|')[1]);
            foreach (var text in texts.Split('·', StringSplitOptions.TrimEntries)) pairs.Add(entry, text);
        }
        return pairs;
    }
}
