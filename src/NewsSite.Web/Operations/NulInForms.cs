namespace NewsSite.Web.Operations;

/// <summary>
/// The framework refuses a form with NUL in it, whatever else the form says. Here NUL becomes U+0001, which cleaning
/// drops like every control character (P6): a reader's words arrive without it.
/// </summary>
internal sealed class NulInForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            request.Body = new WithoutNul(request.Body);
        return next(context);
    }

    /// <summary>The same bytes, but the last digit of each <c>%00</c>; a form of the same length.</summary>
    private sealed class WithoutNul(Stream body) : Stream
    {
        private int seen; // of the three letters

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            Change(buffer.Span[..read]);
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = body.Read(buffer, offset, count);
            Change(buffer.AsSpan(offset, read));
            return read;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Change(Span<byte> bytes)
        {
            foreach (ref var letter in bytes)
            {
                seen = letter == '%' ? 1 : letter == '0' && seen > 0 ? seen + 1 : 0;
                if (seen < 3) continue;
                letter = (byte)'1';
                seen = 0;
            }
        }
    }
}
