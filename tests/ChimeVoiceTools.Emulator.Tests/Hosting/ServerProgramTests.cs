using System.Diagnostics;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Hosting;

public sealed class ServerProgramTests
{
    [Fact]
    public async Task The_variables_and_ids_are_printed_a_line_each_and_a_second_program_finds_the_port_in_use()
    {
        using var program = Start("--port", "0", "--region", "eu-central-1", "--seed", "5");
        var lines = new List<string>();
        while (lines.Count < 12 && await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
        }

        try
        {
            using var same = new EmulatedService(new EmulatorOptions { Seed = 5, Region = "eu-central-1" });
            var url = new Uri(lines[0]["AWS_ENDPOINT_URL_CHIME_SDK_VOICE=".Length..]);
            Assert.True(url.IsLoopback);
            Assert.Equal(
                [
                    "AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES=" + url.GetLeftPart(UriPartial.Authority),
                    "AWS_REGION=eu-central-1",
                    "AWS_DEFAULT_REGION=eu-central-1",
                    "AWS_ACCESS_KEY_ID=emulator",
                    "AWS_SECRET_ACCESS_KEY=emulator",
                    $"EVENT_QUEUE_URL={url.GetLeftPart(UriPartial.Authority)}/111122223333/emulated-queue",
                    "VOICE_CONNECTOR_ID=" + same.VoiceConnectorId,
                    "VOICE_PROFILE_DOMAIN_ID=" + same.VoiceProfileDomainId,
                    .. same.VoiceProfileIds.Select((id, index) => $"VOICE_PROFILE_ID_{index + 1}={id}"),
                ],
                lines.Skip(1));

            var second = await RunAsync("--port", $"{url.Port}");
            Assert.Equal(1, second.ExitCode);
            Assert.Contains($"{url.Port}", second.Error);
            Assert.DoesNotContain("   at ", second.Error);
        }
        finally
        {
            program.Kill();
        }
    }

    [Theory]
    [InlineData("--port", "--port")]
    [InlineData("--port;many", "--port")]
    [InlineData("--port;65536", "Port")]
    [InlineData("--speed;0", "Speed")]
    [InlineData("--task-duration;0", "TaskDuration")]
    [InlineData("--webhook;http://example.com/", "WebhookUrl")]
    [InlineData("--event-queue-url;http://example.com/1/events", "EventQueueUrl")]
    [InlineData("--max-receive-count;-1", "MaxReceiveCount")]
    [InlineData("--scenario;/nowhere/scenario.json", "/nowhere/scenario.json")]
    [InlineData("--sped;1", "--sped")]
    public async Task An_argument_that_breaks_its_rule_is_refused_by_name(string arguments, string name)
    {
        var run = await RunAsync(arguments.Split(';'));

        Assert.InRange(run.ExitCode, 1, 2);
        Assert.Contains(name, run.Error);
        Assert.Empty(run.Output);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task A_scenario_that_does_not_fit_is_refused_with_file_place_and_rule()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                file, """{ "calls": [{ "transactionId": "a", "endsAfter": -1 }] }""", TestContext.Current.CancellationToken);

            var run = await RunAsync("--port", "0", "--scenario", file);

            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith($"The scenario {file} is refused. calls[0].endsAfter: It must be a number", run.Error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_schema_is_printed_on_demand()
    {
        var run = await RunAsync("--schema");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(EmulatorScenario.Schema, run.Output);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await output, await error);
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "ChimeVoiceTools.Emulator.Server.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
