using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ChimeVoiceTools.Emulator.Hosting;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator;

/// <summary>Runs an emulated service in this process, on the loopback interface only.</summary>
public sealed class HttpListenerHost : IDisposable
{
    private const int PortTries = 20;
    private const int MostDiscarded = 64 * EmulatorRequest.MaxBodyBytes;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private readonly HttpListener _listener;
    private readonly ConcurrentDictionary<HttpListenerContext, bool> _unanswered = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<bool> _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay = 1;
    private int _disposed;

    private HttpListenerHost(HttpListener listener, int port, EmulatedService service)
    {
        _listener = listener;
        Port = port;
        Service = service;
        EndpointUrl = $"http://{HostName}:{port}";

        // Several accepts wait at once, since the work on a request goes on where it was accepted.
        for (var i = 0; i < Math.Max(4, 2 * Environment.ProcessorCount); i++)
        {
            Interlocked.Increment(ref _underWay);
            _ = Task.Run(AcceptAsync);
        }
    }

    /// <summary>Where clients reach the service, without a slash at the end.</summary>
    public string EndpointUrl { get; }

    /// <summary>The TCP port that is listened to.</summary>
    public int Port { get; }

    /// <summary>The service that answers.</summary>
    public EmulatedService Service { get; }

    // On Windows http.sys asks for administrator's rights for an address, and for none for this name.
    private static string HostName => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "localhost" : "127.0.0.1";

    /// <summary>Starts a service and listens.</summary>
    /// <param name="options">How it starts.</param>
    /// <returns>The running host; disposing of it stops it.</returns>
    /// <exception cref="ArgumentException">An option breaks its rule; the message names both.</exception>
    /// <exception cref="IOException">The port is in use, or none could be had.</exception>
    public static HttpListenerHost Start(EmulatorOptions options)
    {
        // Made first, since it checks the options.
        var service = new EmulatedService(options);
        try
        {
            var (listener, port) = options.Port == 0 ? ListenAnywhere() : (ListenOn(options.Port), options.Port);
            return new HttpListenerHost(listener, port, service);
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening, ends the requests that are under way, and frees the port.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _stopping.Cancel();
        foreach (var context in _unanswered.Keys)
        {
            ConnectionBreaker.Break(context);
        }

        _listener.Abort();
        Leave();
        _idle.Task.Wait(LongestStop);
        _stopping.Dispose();
        Service.Dispose();
    }

    private static HttpListener ListenOn(int port) =>
        Listen(port, out var failure) ?? throw new IOException(Text.Format(Messages.PortInUse, port, Sentence(failure)), failure);

    private static (HttpListener Listener, int Port) ListenAnywhere()
    {
        // Between picking a port and listening to it, someone else may take it.
        HttpListenerException? last = null;
        for (var i = 0; i < PortTries; i++)
        {
            var port = PickPort();
            if (Listen(port, out last) is { } listener)
            {
                return (listener, port);
            }
        }

        throw new IOException(Text.Format(Messages.NoFreePort, Sentence(last)), last);
    }

    private static string Sentence(HttpListenerException? failure) => (failure?.Message ?? string.Empty).TrimEnd('.') + ".";

    private static int PickPort()
    {
        var picker = new TcpListener(IPAddress.Loopback, 0);
        picker.Start();
        try
        {
            return ((IPEndPoint)picker.LocalEndpoint).Port;
        }
        finally
        {
            picker.Stop();
        }
    }

    private static HttpListener? Listen(int port, out HttpListenerException? failure)
    {
        // Clients may as well say localhost; where that can't be had, the first name alone will do.
        return TryListen([HostName, "localhost"], port, out failure) ?? TryListen([HostName], port, out failure);
    }

    private static HttpListener? TryListen(IEnumerable<string> names, int port, out HttpListenerException? failure)
    {
        var listener = new HttpListener();
        foreach (var name in names.Distinct())
        {
            listener.Prefixes.Add($"http://{name}:{port}/");
        }

        try
        {
            listener.Start();
            failure = null;
            return listener;
        }
        catch (HttpListenerException e)
        {
            failure = e;
            listener.Close();
            return null;
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            // Until the listener is closed, also while the host stops: what it takes and no one accepts, it answers itself.
            while (true)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync().ConfigureAwait(false);
                }
                catch (HttpListenerException) when (_listener.IsListening)
                {
                    // A client went away while it was being accepted.
                    continue;
                }

                Serve(context);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener has been stopped.
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
        {
            _idle.TrySetResult(true);
        }
    }

    private void Serve(HttpListenerContext context)
    {
        var answering = AnswerAsync(context);
        if (!answering.IsCompleted)
        {
            // An answer that takes its time, by a fault or a slow client, must not keep the next request from being accepted.
            Interlocked.Increment(ref _underWay);
            _ = FinishAsync(answering);
        }
    }

    private async Task FinishAsync(Task answering)
    {
        try
        {
            await answering.ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        _unanswered.TryAdd(context, true);
        try
        {
            _stopping.Token.ThrowIfCancellationRequested();
            var sent = context.Request;
            var headers = Headers(context);
            var body = sent.HasEntityBody
                ? await EmulatorRequest.ReadBodyAsync(sent.InputStream, sent.ContentLength64, _stopping.Token).ConfigureAwait(false)
                : default;
            var request = new EmulatorRequest
            {
                Method = sent.HttpMethod,
                Target = sent.RawUrl ?? string.Empty,
                Headers = headers,
                Body = body,
            };
            var response = await Service.HandleAsync(request, _stopping.Token).ConfigureAwait(false);
            var tooLong = body.Length > EmulatorRequest.MaxBodyBytes;
            if (tooLong)
            {
                await DiscardBodyAsync(sent, _stopping.Token).ConfigureAwait(false);
            }

            await SendAsync(context, response, closeAfter: tooLong).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The client went away, or the host stops: either way there is no one left to tell.
            ConnectionBreaker.Break(context);
        }
        finally
        {
            _unanswered.TryRemove(context, out _);
        }
    }

    private static Dictionary<string, string> Headers(HttpListenerContext context)
    {
        var sent = context.Request.Headers;
        var headers = new Dictionary<string, string>(sent.Count, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < sent.Count; i++)
        {
            if (sent.GetKey(i) is { } name)
            {
                headers[name] = sent.Get(i) ?? string.Empty;
            }
        }

        if (HostHeaders.Join(context) is { } host)
        {
            headers["Host"] = host;
        }

        return headers;
    }

    /// <summary>Reads on for a while, since a client that is still sending doesn't see the answer.</summary>
    private static async Task DiscardBodyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (var read = 0; read < MostDiscarded;)
        {
            var count = await request.InputStream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            read += count;
        }
    }

    private async Task SendAsync(HttpListenerContext context, EmulatorResponse answer, bool closeAfter)
    {
        switch (answer.Disposition)
        {
            case ResponseDisposition.DropConnection:
                ConnectionBreaker.Break(context);
                return;
            case ResponseDisposition.Hold:
                await Task.Delay(Timeout.Infinite, _stopping.Token).ConfigureAwait(false);
                return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
        {
            response.AppendHeader(header.Key, header.Value);
        }

        response.ContentType = answer.ContentType;
        response.ContentLength64 = answer.Body.Length;
        response.KeepAlive = !closeAfter;
        var body = answer.Body.ToArray();
        if (answer.Disposition == ResponseDisposition.Truncate)
        {
            await response.OutputStream.WriteAsync(body, 0, body.Length / 2).ConfigureAwait(false);
            await response.OutputStream.FlushAsync().ConfigureAwait(false);
            ConnectionBreaker.CutShort(context);
            return;
        }

        if (body.Length == 0)
        {
            response.Close();
        }
        else
        {
            response.Close(body, willBlock: false);
        }
    }
}
