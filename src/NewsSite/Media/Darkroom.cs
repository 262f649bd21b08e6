using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Where pictures are decoded and made: in a process of its own for each, which is ended when that takes too long or too
/// much. What a hostile file breaks is never the paper, nor an import, and its memory is the system's again (P21, P24).
/// </summary>
public sealed partial class Darkroom
{
    /// <summary>What is said where that process was ended, or broke: another time it may not.</summary>
    public const string TooHard = "picture.too-hard";

    private const int LongestOrder = 64 * 1024;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly Func<ProcessStartInfo>? apart;
    private readonly TimeSpan longest;
    private readonly long mostMemory;

    /// <param name="apart">How the process is started that calls <see cref="ServeAsync"/>; null for pictures that are made in this one.</param>
    /// <param name="longest">How long a picture may take; null for 15 seconds.</param>
    /// <param name="mostMemory">What that process may hold, in bytes.</param>
    public Darkroom(Func<ProcessStartInfo>? apart = null, TimeSpan? longest = null, long mostMemory = 700_000_000) =>
        (this.apart, this.longest, this.mostMemory) = (apart, longest ?? TimeSpan.FromSeconds(15), mostMemory);

    /// <param name="order">What is to be made.</param>
    /// <param name="content">The file that it is about, from its beginning; empty where there is none.</param>
    /// <param name="stopping">Ends the making.</param>
    /// <exception cref="InputRefusedException">The picture is not taken, or asks for more than it may.</exception>
    internal async Task<PictureMade> WorkAsync(PictureOrder order, Stream content, CancellationToken stopping)
    {
        content.Position = 0;
        if (apart is not null) return await ApartAsync(apart(), order, content, stopping);
        var bytes = await BytesAsync(content, (int)content.Length, PictureKinds.MaxBytes);
        return await Task.Run(() => Here(order, bytes), stopping);
    }

    /// <summary>The other process: one order, one answer.</summary>
    /// <param name="orders">The order's length and the file's, four bytes each, the higher ones first; the order as JSON; the file.</param>
    /// <param name="answers">The answer as JSON.</param>
    public static async Task ServeAsync(Stream orders, Stream answers)
    {
        var (order, content) = await ReadAsync(orders);
        Answer answer;
        try
        {
            answer = new(Here(order, content), null, null);
        }
        catch (InputRefusedException e)
        {
            answer = new(null, e.WordKey, e.Value as int?);
        }
        await JsonSerializer.SerializeAsync(answers, answer, Json.Default.Answer);
    }

    private static PictureMade Here(PictureOrder order, byte[] content)
    {
        try
        {
            return order.Fill(content);
        }
        finally
        {
            PictureMemory.GiveBack();
        }
    }

    private async Task<PictureMade> ApartAsync(ProcessStartInfo start, PictureOrder order, Stream content, CancellationToken stopping)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        using var other = Process.Start(start)!;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        end.CancelAfter(longest);
        await using var killing = end.Token.Register(other.Kill);
        var watching = WatchAsync(other, end.Token);
        try
        {
            await WriteAsync(other.StandardInput.BaseStream, order, content, end.Token);
            var answer = (await JsonSerializer.DeserializeAsync(other.StandardOutput.BaseStream, Json.Default.Answer, end.Token))!;
            return answer.Made ?? throw new InputRefusedException(answer.Refused!, answer.Value);
        }
        catch (Exception e) when (e is IOException or JsonException or OperationCanceledException)
        {
            stopping.ThrowIfCancellationRequested();
            throw new InputRefusedException(TooHard);
        }
        finally
        {
            await end.CancelAsync();
            await other.WaitForExitAsync(CancellationToken.None); // it writes no more, and its memory is back
            await watching;
        }
    }

    private async Task WatchAsync(Process other, CancellationToken end)
    {
        using var glance = new PeriodicTimer(Glance);
        try
        {
            while (await glance.WaitForNextTickAsync(end))
            {
                other.Refresh();
                if (other.WorkingSet64 > mostMemory) other.Kill();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    private static async Task WriteAsync(Stream to, PictureOrder order, Stream content, CancellationToken end)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(order, Json.Default.PictureOrder);
        var lengths = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(lengths, json.Length);
        BinaryPrimitives.WriteInt32BigEndian(lengths.AsSpan(4), (int)content.Length);
        await to.WriteAsync(lengths, end);
        await to.WriteAsync(json, end);
        await content.CopyToAsync(to, end);
        to.Close();
    }

    private static async Task<(PictureOrder Order, byte[] Content)> ReadAsync(Stream from)
    {
        var lengths = await BytesAsync(from, 8, 8);
        var json = await BytesAsync(from, BinaryPrimitives.ReadInt32BigEndian(lengths), LongestOrder);
        var content = await BytesAsync(from, BinaryPrimitives.ReadInt32BigEndian(lengths.AsSpan(4)), PictureKinds.MaxBytes);
        return (JsonSerializer.Deserialize(json, Json.Default.PictureOrder)!, content);
    }

    private static async Task<byte[]> BytesAsync(Stream from, int length, int most)
    {
        if (length < 0 || length > most) throw new InvalidDataException("That is no order.");
        var bytes = new byte[length];
        await from.ReadExactlyAsync(bytes);
        return bytes;
    }

    private sealed record Answer(PictureMade? Made, string? Refused, int? Value);

    [JsonSerializable(typeof(PictureOrder)), JsonSerializable(typeof(Answer))]
    private sealed partial class Json : JsonSerializerContext;
}
