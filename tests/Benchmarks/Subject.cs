using System.Net;
using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Hosting;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChimeVoiceTools.Benchmarks;

/// <summary>What is measured. Each prints its endpoint and the path to get, and runs until its input ends.</summary>
internal static class Subject
{
    public const string Bare = "bare";
    public const string Server = "server";
    public const string InProcess = "in-process";

    public const string Authorization =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/chime/aws4_request, SignedHeaders=host;x-amz-date, "
        + "Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static async Task ServeAsync(string name)
    {
        var options = new EmulatorOptions { Port = 0, TaskDuration = TimeSpan.FromMilliseconds(1) };
        switch (name)
        {
            case Bare:
                await using (var application = await StartBareAsync(await SampleAnswerAsync()))
                {
                    var addresses = application.Services.GetRequiredService<IServer>().Features
                        .Get<IServerAddressesFeature>()!.Addresses;
                    Serve(addresses.First(), "/constant");
                }

                break;
            case Server:
                await using (var host = await KestrelHost.StartAsync(options))
                {
                    Serve(host.EndpointUrl, await StartTaskAsync(host.Service));
                }

                break;
            default:
                using (var host = HttpListenerHost.Start(options))
                {
                    Serve(host.EndpointUrl, await StartTaskAsync(host.Service));
                }

                break;
        }
    }

    private static void Serve(string endpointUrl, string path)
    {
        Console.WriteLine(endpointUrl);
        Console.WriteLine(path);
        Console.ReadLine();
    }

    /// <returns>A constant of the size of the emulator's answer, so that all send the same.</returns>
    private static async Task<byte[]> SampleAnswerAsync()
    {
        using var service = new EmulatedService(new EmulatorOptions { TaskDuration = TimeSpan.FromMilliseconds(1) });
        var path = await StartTaskAsync(service);
        return (await SendAsync(service, "GET", path, null)).Body.ToArray();
    }

    private static async Task<WebApplication> StartBareAsync(byte[] answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer);
        });
        await application.StartAsync();
        return application;
    }

    private static async Task<string> StartTaskAsync(EmulatedService service)
    {
        var path = $"/voice-connectors/{service.VoiceConnectorId}/speaker-search-tasks";
        var body = JsonSerializer.SerializeToUtf8Bytes(new { TransactionId = "call-1", service.VoiceProfileDomainId });
        var started = JsonDocument.Parse((await SendAsync(service, "POST", path, body)).Body);
        service.AdvanceTime(TimeSpan.FromSeconds(1));
        return path + "/" + started.RootElement.GetProperty("SpeakerSearchTask").GetProperty("SpeakerSearchTaskId").GetString();
    }

    private static Task<EmulatorResponse> SendAsync(
        EmulatedService service, string method, string path, byte[]? body) => service.HandleAsync(
        new EmulatorRequest
        {
            Method = method,
            Target = path,
            Host = "localhost",
            Authorization = Authorization,
            Body = body,
        },
        CancellationToken.None);
}
