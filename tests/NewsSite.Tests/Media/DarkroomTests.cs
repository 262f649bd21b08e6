using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NetVips;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Media;

/// <summary>Pictures are made in a process apart, which may take and break what it likes.</summary>
public sealed class DarkroomTests
{
    private static readonly byte[] Made = """{"Made":{"Width":3,"Height":2,"Ground":1}}"""u8.ToArray();

    [Fact]
    public async Task What_takes_too_long_is_ended_and_refused()
    {
        var since = Stopwatch.GetTimestamp();
        Assert.Equal("picture.too-hard", await RefusalAsync(new(Shell("exec sleep 300"), TimeSpan.FromMilliseconds(300))));
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(60)); // a guard against hanging
    }

    [Fact]
    public async Task What_takes_too_much_memory_is_ended_and_refused()
    {
        var since = Stopwatch.GetTimestamp();
        const string Grows = "part=x; while [ ${#part} -lt 1000000 ]; do part=$part$part; done; while :; do all=$all$part; done";
        Assert.Equal("picture.too-hard", await RefusalAsync(new(Shell(Grows), TimeSpan.FromMinutes(2), mostMemory: 60_000_000)));
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromMinutes(1)); // not by the other limit
    }

    [Theory]
    [InlineData("exit 134")]
    [InlineData("cat >/dev/null; kill -9 $$")]
    [InlineData("cat >/dev/null; echo no answer")]
    [InlineData("cat >/dev/null; printf '{\"Made\":{\"Width\"'")]
    public async Task What_breaks_is_refused(string script) => Assert.Equal("picture.too-hard", await RefusalAsync(new(Shell(script))));

    [Fact]
    public async Task An_answer_is_what_was_made_or_the_sentence_that_says_why_not()
    {
        var made = await new Darkroom(Shell($"cat >/dev/null; printf '%s' '{Encoding.UTF8.GetString(Made)}'")).WorkAsync(new PictureOrder.Icons(), new MemoryStream(new byte[2_000_000]), default);
        Assert.Equal((3, 2, 1), (made.Width, made.Height, made.Ground));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => new Darkroom(Shell("""cat >/dev/null; printf '%s' '{"Refused":"picture.too-large","Value":30}'""")).WorkAsync(new PictureOrder.Icons(), Stream.Null, default));
        Assert.Equal(("picture.too-large", 30), (refused.WordKey, refused.Value));
    }

    [Fact]
    public async Task Who_goes_away_ends_it()
    {
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Darkroom(Shell("exec sleep 300")).WorkAsync(new PictureOrder.Icons(), Stream.Null, leaving.Token));
    }

    [Fact]
    public async Task The_other_process_fills_each_order()
    {
        using var folder = new TemporaryFolder();
        var picture = TestPictures.Jpeg(700, 500);
        var all = await AskAsync($$"""{"$type":"all","Folder":{{JsonSerializer.Serialize(folder.Path)}},"Key":"k","Cut":0}""", picture);
        Assert.Equal((700, 500), (all.Width, all.Height));
        Assert.Contains(MediaFile.CardName("k"), Directory.GetFiles(folder.Path).Select(Path.GetFileName));

        var master = JsonSerializer.Serialize(folder[MediaFile.MasterName("k")]);
        foreach (var (wanted, width, height) in new[]
        {
            ("""{"$type":"turn","ToTheRight":true}""", 500, 700),
            ("""{"$type":"crop","Area":{"Left":0,"Top":0,"Width":50,"Height":20}}""", 350, 100),
            ("""{"$type":"blur","Areas":[{"Left":0,"Top":0,"Width":50,"Height":20}]}""", 700, 500),
        })
        {
            using var changed = Image.NewFromBuffer((await AskAsync($$"""{"$type":"change","Master":{{master}},"Wanted":{{wanted}}}""")).Drawn![0].Content);
            Assert.Equal((wanted, width, height), (wanted, changed.Width, changed.Height));
        }

        File.Delete(folder[MediaFile.CardName("k")]);
        await AskAsync($$"""{"$type":"cuts","Master":{{master}},"Folder":{{JsonSerializer.Serialize(folder.Path)}},"Key":"k","Cut":0}""");
        Assert.True(File.Exists(folder[MediaFile.CardName("k")]));
        await AskAsync($$"""{"$type":"missing","Master":{{master}},"Folder":{{JsonSerializer.Serialize(folder.Path)}},"Key":"k","Cut":0}""");
        Assert.Equal(5, (await AskAsync("""{"$type":"icons"}""", picture)).Drawn!.Count);
        Assert.Equal(Emblem.Card, Assert.Single((await AskAsync("""{"$type":"card"}""", picture)).Drawn!).Name);
    }

    [Fact]
    public async Task What_is_no_order_is_none()
    {
        byte[] lengths = [0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0];
        await Assert.ThrowsAsync<InvalidDataException>(() => Darkroom.ServeAsync(new MemoryStream(lengths), Stream.Null));
        await Assert.ThrowsAsync<EndOfStreamException>(() => Darkroom.ServeAsync(new MemoryStream([0, 0, 0, 9, 0, 0, 0, 0, 1]), Stream.Null));
    }

    private static async Task<PictureMade> AskAsync(string order, byte[]? content = null)
    {
        var json = Encoding.UTF8.GetBytes(order);
        var lengths = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(lengths, json.Length);
        BinaryPrimitives.WriteInt32BigEndian(lengths.AsSpan(4), content?.Length ?? 0);
        using var answers = new MemoryStream();
        await Darkroom.ServeAsync(new MemoryStream([.. lengths, .. json, .. content ?? []]), answers);
        using var answer = JsonDocument.Parse(answers.ToArray());
        return answer.RootElement.GetProperty("Made").Deserialize<PictureMade>()!;
    }

    private static async Task<string> RefusalAsync(Darkroom darkroom) =>
        (await Assert.ThrowsAsync<InputRefusedException>(() => darkroom.WorkAsync(new PictureOrder.Icons(), new MemoryStream(new byte[2_000_000]), default))).WordKey;

    private static Func<ProcessStartInfo> Shell(string script) => () => new ProcessStartInfo("/bin/sh", ["-c", script]);
}
