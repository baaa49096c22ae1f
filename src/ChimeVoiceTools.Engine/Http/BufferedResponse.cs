using System.IO;
using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Http;

/// <summary>An answer whose body has been read to its end.</summary>
internal sealed class BufferedResponse : IWebResponseData, IHttpResponseBody
{
    private const int ChunkBytes = 16 * 1024;

    private readonly IWebResponseData _response;
    private readonly MemoryStream _body;

    private BufferedResponse(IWebResponseData response, MemoryStream body)
    {
        _response = response;
        _body = body;
    }

    /// <inheritdoc/>
    public long ContentLength => _body.Length;

    /// <inheritdoc/>
    public string ContentType => _response.ContentType;

    /// <inheritdoc/>
    public HttpStatusCode StatusCode => _response.StatusCode;

    /// <inheritdoc/>
    public bool IsSuccessStatusCode => _response.IsSuccessStatusCode;

    /// <inheritdoc/>
    public IHttpResponseBody ResponseBody => this;

    /// <summary>Reads the body of an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="limit">The longest body that is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The body is longer, or did not arrive whole.</exception>
    public static async Task<BufferedResponse> ReadAsync(
        IWebResponseData response, int limit, CancellationToken cancellationToken)
    {
        var source = response.ResponseBody;
        try
        {
            var body = await ReadAsync(source, response.ContentLength, limit, cancellationToken).ConfigureAwait(false);
            source.Dispose();
            return new BufferedResponse(response, body);
        }
        catch (Exception)
        {
            // .NET Framework may read on while it closes the stream, for as long as something comes.
            _ = Task.Run(source.Dispose, CancellationToken.None);
            throw;
        }
    }

    /// <inheritdoc/>
    public Stream OpenResponse()
    {
        _body.Position = 0;
        return _body;
    }

    /// <inheritdoc/>
    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    /// <inheritdoc/>
    public string[] GetHeaderNames() => _response.GetHeaderNames();

    /// <inheritdoc/>
    public bool IsHeaderPresent(string headerName) => _response.IsHeaderPresent(headerName);

    /// <inheritdoc/>
    public string GetHeaderValue(string headerName) => _response.GetHeaderValue(headerName);

    /// <inheritdoc/>
    public IEventStreamHeader GetEventStreamHeader(string headerName) => _response.GetEventStreamHeader(headerName);

    /// <inheritdoc/>
    public bool IsEventHeaderPresent(string headerName) => _response.IsEventHeaderPresent(headerName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static async Task<MemoryStream> ReadAsync(
        IHttpResponseBody source, long announced, int limit, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        var stream = await source.OpenResponseAsync().ConfigureAwait(false);
        var chunk = new byte[ChunkBytes];
        var count = 0;
        do
        {
            body.Write(chunk, 0, count);
            if (Math.Max(announced, body.Length) > limit)
            {
                throw new InvalidDataException(Text.Format(Messages.AnswerTooLong, limit / 1024));
            }

            count = await ReadOrLeaveAsync(stream, chunk, cancellationToken).ConfigureAwait(false);
        }
        while (count > 0);

        // .NET Framework does not tell a body that broke off from one that ended.
        return announced > body.Length ? throw new InvalidDataException(Messages.AnswerBrokenOff) : body;
    }

    /// <summary>Reads on, and stops waiting when cancelled: .NET Framework's streams do not end a read that has begun.</summary>
    private static async Task<int> ReadOrLeaveAsync(Stream stream, byte[] chunk, CancellationToken cancellationToken)
    {
#if NET
        return await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
#else
        Task<int> reading = stream.ReadAsync(chunk, 0, chunk.Length, cancellationToken);
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            await Task.WhenAny(reading, cancelled.Task).ConfigureAwait(false);
        }

        // A request that is cancelled may end the read first, with an error that does not say why.
        if (cancellationToken.IsCancellationRequested)
        {
            _ = reading.ContinueWith(
                static ended => _ = ended.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await reading.ConfigureAwait(false);
#endif
    }
}
