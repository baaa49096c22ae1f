using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Hosting;

/// <summary>Runs an emulated service in this process, on the loopback interface only.</summary>
public sealed class HttpListenerHost : IDisposable
{
    private const int PortTries = 20;
    private const int MostDiscarded = 64 * EmulatorRequest.MaxBodyBytes;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private readonly HttpListener _listener;
    private readonly ConcurrentDictionary<HttpListenerContext, Task> _unanswered = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task[] _accepting;
    private int _isDisposed;

    private HttpListenerHost(HttpListener listener, int port, EmulatedService service)
    {
        _listener = listener;
        Port = port;
        Service = service;
        EndpointUrl = $"http://{HostName}:{port}";
        service.EndpointUrl = EndpointUrl;

        // Several accepts wait at once, since most requests are answered where they were accepted.
        _accepting = [.. Enumerable.Range(0, Math.Max(4, 2 * Environment.ProcessorCount)).Select(_ => Task.Run(AcceptAsync))];
    }

    /// <summary>Gets the URL of the service, without a slash at the end.</summary>
    public string EndpointUrl { get; }

    /// <summary>Gets the TCP port that is listened to.</summary>
    public int Port { get; }

    /// <summary>Gets the service that answers.</summary>
    public EmulatedService Service { get; }

    // On Windows http.sys asks for administrator's rights for an address, and for none for this name.
    private static string HostName => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "localhost" : "127.0.0.1";

    /// <summary>Starts a service and listens.</summary>
    /// <param name="options">How it starts.</param>
    /// <returns>The running host; disposing of it stops it.</returns>
    /// <exception cref="ArgumentException">An option breaks its rule; the message names both.</exception>
    /// <exception cref="IOException">The port is in use, or none could be used.</exception>
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
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _stopping.Cancel();
        foreach (var context in _unanswered.Keys)
        {
            ListenerInternals.Reset(context);
        }

        _listener.Abort();
        Task.WaitAll([.. _accepting, .. _unanswered.Values], LongestStop);
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

    // Clients may as well say localhost; where that can't be used, the first name alone will do.
    private static HttpListener? Listen(int port, out HttpListenerException? failure) =>
        Listen([HostName, "localhost"], port, out failure) ?? Listen([HostName], port, out failure);

    private static HttpListener? Listen(IEnumerable<string> names, int port, out HttpListenerException? failure)
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
        catch (HttpListenerException exception)
        {
            failure = exception;
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
                try
                {
                    Answer(await _listener.GetContextAsync().ConfigureAwait(false));
                }
                catch (HttpListenerException) when (_listener.IsListening)
                {
                    // A client went away while it was being accepted.
                }
            }
        }
        catch (Exception exception) when (
            exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener has been stopped.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var answering = AnswerAsync(context);
        if (!answering.IsCompleted)
        {
            // A fault or a slow client must not keep the next request from being accepted.
            _unanswered[context] = answering;
            _ = answering.ContinueWith(_ => _unanswered.TryRemove(context, out var _), TaskScheduler.Default);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            _stopping.Token.ThrowIfCancellationRequested();
            var sent = context.Request;
            var host = ListenerInternals.Hosts(context);
            var body = sent.HasEntityBody
                ? await EmulatorRequest.ReadBodyAsync(sent.InputStream, sent.ContentLength64, _stopping.Token)
                    .ConfigureAwait(false)
                : default;
            var request = new EmulatorRequest
            {
                Method = sent.HttpMethod,
                Target = sent.RawUrl ?? string.Empty,
                Host = host,
                Authorization = sent.Headers["Authorization"],
                AmzTarget = sent.Headers["X-Amz-Target"],
                Accept = sent.Headers["Accept"],
                Origin = sent.Headers["Origin"],
                PageToken = sent.Headers["X-Emulator-Page"],
                Body = body,
            };
            var response = await Service.HandleAsync(request, _stopping.Token).ConfigureAwait(false);
            var isTooLong = body.Length > EmulatorRequest.MaxBodyBytes;
            if (isTooLong)
            {
                await DiscardBodyAsync(sent.InputStream).ConfigureAwait(false);
            }

            await SendAsync(context, response, closeAfter: isTooLong).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The client went away, or the host stops: either way there is no one left to answer.
            ListenerInternals.Reset(context);
        }
    }

    /// <summary>Reads on for a while, since a client that is still sending does not see the answer.</summary>
    private async Task DiscardBodyAsync(Stream body)
    {
        var buffer = new byte[64 * 1024];
        int count;
        for (var read = 0; read < MostDiscarded; read += count)
        {
            count = await body.ReadAsync(buffer, 0, buffer.Length, _stopping.Token).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }
        }
    }

    private async Task SendAsync(HttpListenerContext context, EmulatorResponse answer, bool closeAfter)
    {
        switch (answer.Disposition)
        {
            case ResponseDisposition.DropConnection:
                ListenerInternals.Reset(context);
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
            ListenerInternals.CutShort(context);
        }
        else if (body.Length == 0)
        {
            response.Close();
        }
        else
        {
            response.Close(body, willBlock: false);
        }
    }
}
