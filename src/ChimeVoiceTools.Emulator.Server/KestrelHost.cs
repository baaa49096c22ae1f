using System.Net;
using ChimeVoiceTools.Emulator.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChimeVoiceTools.Emulator.Server;

/// <summary>Runs an emulated service on ASP.NET Core's server, on the loopback interface only.</summary>
public sealed class KestrelHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private KestrelHost(WebApplication application, EmulatedService service)
    {
        _application = application;
        Service = service;
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Port = new Uri(addresses.First()).Port;
        EndpointUrl = $"http://127.0.0.1:{Port}";
        service.EndpointUrl = EndpointUrl;
    }

    /// <summary>Where clients reach the service, without a slash at the end.</summary>
    public string EndpointUrl { get; }

    /// <summary>The TCP port that is listened to.</summary>
    public int Port { get; }

    /// <summary>The service that answers.</summary>
    public EmulatedService Service { get; }

    /// <summary>Starts a service and listens.</summary>
    /// <param name="options">How it starts.</param>
    /// <returns>The running host.</returns>
    /// <exception cref="ArgumentException">An option breaks its rule; the message names both.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<KestrelHost> StartAsync(EmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var service = new EmulatedService(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // The handler itself refuses what is too long, as the service does.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });

        // The handler answers all paths itself, and a request that is under way must not delay the end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var application = builder.Build();
        var stopping = application.Lifetime.ApplicationStopping;
        application.Run(context => AnswerAsync(context, service, stopping));
        try
        {
            await application.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            service.Dispose();
            throw;
        }

        return new KestrelHost(application, service);
    }

    /// <summary>Ends when the process is asked to end, by a signal or from the keyboard.</summary>
    public Task WaitForShutdownAsync() => _application.Lifetime.ApplicationStopping.IsCancellationRequested
        ? Task.CompletedTask
        : _application.WaitForShutdownAsync();

    /// <summary>Stops listening, ends the requests that are under way, and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        Service.Dispose();
    }

    private static async Task AnswerAsync(HttpContext context, EmulatedService service, CancellationToken stopping)
    {
        try
        {
            var sent = context.Request;
            var body = sent.ContentLength > 0 || sent.Headers.TransferEncoding.Count > 0
                ? await EmulatorRequest.ReadBodyAsync(sent.Body, sent.ContentLength ?? -1, context.RequestAborted)
                    .ConfigureAwait(false)
                : default;
            var request = new EmulatorRequest
            {
                Method = sent.Method,
                Target = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                Host = sent.Headers.Host,
                Authorization = sent.Headers.Authorization,
                AmzTarget = sent.Headers["X-Amz-Target"],
                Accept = sent.Headers.Accept,
                Origin = sent.Headers.Origin,
                PageToken = sent.Headers["X-Emulator-Page"],
                Body = body,
            };
            var handling = service.HandleAsync(request, stopping);
            var response = handling.IsCompletedSuccessfully ? handling.Result : await handling.ConfigureAwait(false);
            if (body.Length > EmulatorRequest.MaxBodyBytes)
            {
                // The server reads on for a while, so that a client that is still sending gets to see the answer.
                context.Response.Headers.Connection = "close";
            }

            await SendAsync(context, response, stopping).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The client went away, or the host stops: either way there is no one left to tell.
            context.Abort();
        }
    }

    private static async Task SendAsync(HttpContext context, EmulatorResponse answer, CancellationToken stopping)
    {
        switch (answer.Disposition)
        {
            case ResponseDisposition.DropConnection:
                context.Abort();
                return;
            case ResponseDisposition.Hold:
                using (var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted))
                {
                    await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(false);
                }

                return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
        {
            response.Headers[header.Key] = header.Value;
        }

        if (answer.Status != StatusCodes.Status204NoContent)
        {
            response.ContentType = answer.ContentType;
            response.ContentLength = answer.Body.Length;
        }

        if (answer.Disposition == ResponseDisposition.Truncate)
        {
            await response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], stopping).ConfigureAwait(false);
            await response.Body.FlushAsync(stopping).ConfigureAwait(false);
            context.Abort();
        }
        else if (answer.Body.Length > 0)
        {
            await response.BodyWriter.WriteAsync(answer.Body, stopping).ConfigureAwait(false);
        }
    }
}
