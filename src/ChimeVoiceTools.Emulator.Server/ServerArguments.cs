using System.Globalization;
using ChimeVoiceTools.Emulator.Notifications;
using ChimeVoiceTools.Emulator.Scenarios;
using ChimeVoiceTools.Emulator.Schema;
using ChimeVoiceTools.Emulator.Server.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Server;

/// <summary>What the program was called with.</summary>
internal static class ServerArguments
{
    private const int DefaultPort = 8765;

    /// <returns>The options that the arguments stand for; null where they ask for help.</returns>
    /// <exception cref="ArgumentException">An argument breaks its rule; the message names both.</exception>
    public static EmulatorOptions? Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            switch (name)
            {
                case "--help" or "-h":
                    return null;
                case "--unlimited":
                    values[name] = string.Empty;
                    break;
                case "--port" or "--speed" or "--scenario" or "--task-duration" or "--region" or "--seed" or "--webhook"
                    or "--event-queue-url" or "--max-receive-count":
                    values[name] = ++i < arguments.Count ? arguments[i] : throw Refused(Messages.ValueMissing, name);
                    break;
                default:
                    throw Refused(Messages.UnknownArgument, name);
            }
        }

        var unset = new EmulatorOptions();
        var scenario = values.TryGetValue("--scenario", out var path) ? ReadScenario(path) : null;
        return new EmulatorOptions
        {
            Port = Integer(values, "--port", DefaultPort),
            Speed = Number(values, "--speed", unset.Speed),
            TaskDuration = TimeSpan.FromSeconds(
                Math.Clamp(Number(values, "--task-duration", unset.TaskDuration.TotalSeconds), -1, 1e9)),
            Region = values.GetValueOrDefault("--region", unset.Region),
            Seed = Integer(values, "--seed", unset.Seed),
            Scenario = scenario,
            Quotas = values.ContainsKey("--unlimited") ? EmulatorQuotas.Unlimited : null,
            Notifications = (scenario?.Notifications ?? new EmulatorNotifications()) with
            {
                WebhookUrl = Url(values, "--webhook"),
                EventQueueUrl = Url(values, "--event-queue-url"),
            },
            MaxReceiveCount = Integer(values, "--max-receive-count", unset.MaxReceiveCount),
        };
    }

    private static EmulatorScenario ReadScenario(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return EmulatorScenario.Load(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EmulatorScenarioException)
        {
            throw Refused(Messages.ScenarioRefused, path, exception.Message);
        }
    }

    private static Uri? Url(Dictionary<string, string> values, string name) =>
        !values.TryGetValue(name, out var text)
            ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw Refused(Messages.NotUrl, name, text);

    private static int Integer(Dictionary<string, string> values, string name, int unset) =>
        !values.TryGetValue(name, out var text)
            ? unset
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Refused(Messages.NotNumber, name, text);

    private static double Number(Dictionary<string, string> values, string name, double unset) =>
        !values.TryGetValue(name, out var text)
            ? unset
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Refused(Messages.NotNumber, name, text);

    private static ArgumentException Refused(string message, params object[] values) =>
        new(string.Format(CultureInfo.InvariantCulture, message, values));
}
