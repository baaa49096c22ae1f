using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests;

/// <summary>
/// Makes requests up: valid ones, ones that are off by a little, and garbage. The same seed makes the same ones.
/// </summary>
internal sealed class RandomRequests(int seed, EmulatedService service)
{
    private static readonly string[] Strange =
    [
        "",
        " ",
        "\t\n",
        "\0",
        "%",
        "%zz",
        "%2F",
        "..",
        "../..",
        "'; drop table",
        "<script>",
        "\ud800",
        "ü🎧",
        "null",
        "true",
        "-1",
        "1e999",
        new string('x', 128), new string('x', 129), new string('y', 256), new string('y', 257), new string('z', 5000),
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "get", "", "FOO BAR"];

    private readonly Random _random = new(seed);
    private readonly List<string> _tasks = [];
    private readonly List<string> _profiles = [.. service.VoiceProfileIds];
    private readonly List<string> _domains = [service.VoiceProfileDomainId];
    private readonly List<string> _pageTokens = [];
    private readonly List<string> _pipelines = [];
    private readonly List<string> _configurations = ["arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/analytics"];
    private readonly List<string> _streams = [TestEmulator.StreamArn];

    public EmulatorRequest Next()
    {
        var (method, target, body) = Operation();
        var bytes = body is null ? [] : Encoding.UTF8.GetBytes(body);
        switch (_random.Next(40))
        {
            case 0:
                method = Pick(Methods);
                break;
            case 1:
                target = Mangle(target);
                break;
            case 2 when bytes.Length > 0:
                bytes = bytes[.._random.Next(bytes.Length)];
                break;
            case 3 when bytes.Length > 0:
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                break;
            case 4:
                bytes = new byte[_random.Next(3) == 0 ? EmulatorRequest.MaxBodyBytes + 1 : _random.Next(300)];
                _random.NextBytes(bytes);
                break;
            case 5:
                target = "/" + string.Concat(Enumerable.Range(0, _random.Next(60)).Select(_ => (char)_random.Next(1, 0x3000)));
                break;
        }

        var (host, authorization) = Headers();
        return new EmulatorRequest { Method = method, Target = target, Host = host, Authorization = authorization, Body = bytes };
    }

    /// <summary>Remembers the ids in an answer, so that later requests are about them.</summary>
    public void Learn(JsonElement answer)
    {
        foreach (var member in answer.EnumerateObject())
        {
            var value = member.Value;
            if (value.ValueKind == JsonValueKind.Object)
            {
                Learn(value);
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
                {
                    Learn(item);
                }
            }
            else if (value.ValueKind == JsonValueKind.String && Memory(member.Name) is { } memory)
            {
                memory.Add(value.GetString()!);
                if (memory.Count > 60)
                {
                    memory.RemoveAt(_random.Next(memory.Count));
                }
            }
        }
    }

    private List<string>? Memory(string member) => member switch
    {
        "SpeakerSearchTaskId" or "VoiceToneAnalysisTaskId" => _tasks,
        "VoiceProfileId" => _profiles,
        "VoiceProfileDomainId" => _domains,
        "NextToken" => _pageTokens,
        "MediaPipelineId" or "MediaPipelineArn" => _pipelines,
        "MediaInsightsPipelineConfigurationArn" => _configurations,
        _ => null,
    };

    private (string Method, string Target, string? Body) Operation()
    {
        var connector = "/voice-connectors/" + Segment(service.VoiceConnectorId);
        var kind = _random.Next(2) == 0 ? "/speaker-search-tasks" : "/voice-tone-analysis-tasks";
        return _random.Next(22) switch
        {
            > 13 => PipelineOperation(kind),
            0 or 1 => ("POST", connector + kind, Body(
                ("TransactionId", Text($"call-{_random.Next(80)}")),
                ("VoiceProfileDomainId", Text(PickOr(_domains))),
                ("LanguageCode", Text("en-US")),
                ("CallLeg", _random.Next(3) == 0 ? Text("Callee") : null),
                ("ClientRequestToken", _random.Next(2) == 0 ? Text($"token-{_random.Next(60)}") : null))),
            2 or 3 or 4 => ("GET", $"{connector}{kind}/{Segment(PickOr(_tasks))}?isCaller={Value("true")}", null),
            5 => ("POST", $"{connector}{kind}/{Segment(PickOr(_tasks))}?operation={Value("stop")}", null),
            6 => ("POST", "/voice-profiles", Body(("SpeakerSearchTaskId", Text(PickOr(_tasks))))),
            7 => (Pick(["GET", "GET", "DELETE"]), "/voice-profiles/" + Segment(PickOr(_profiles)), null),
            8 => ("PUT", "/voice-profiles/" + Segment(PickOr(_profiles)), Body(("SpeakerSearchTaskId", Text(PickOr(_tasks))))),
            9 => ("GET", $"/voice-profiles?voice-profile-domain-id={Value(PickOr(_domains))}&{Paging()}", null),
            10 => ("POST", "/voice-profile-domains", Body(
                ("Name", Text("a name")),
                ("Description", Text("text")),
                ("ServerSideEncryptionConfiguration", Body(("KmsKeyArn", Text("arn:aws:kms:us-east-1:1:key/1")))),
                ("ClientRequestToken", _random.Next(2) == 0 ? Text($"token-{_random.Next(8)}") : null),
                ("Tags", _random.Next(3) == 0 ? $"[{Body(("Key", Text("k")), ("Value", Text("v")))}]" : null))),
            11 => (
                Pick(["GET", "PUT", "GET", "GET", "DELETE"]),
                "/voice-profile-domains/" + Segment(PickOr(_domains)),
                Body(("Name", Text("other")))),
            12 => ("GET", "/voice-profile-domains?" + Paging(), null),
            _ => ("GET", "/_emulator/" + Value(Pick(["events", "requests", "other"])) + "?limit=5&after=" + Value("3"), null),
        };
    }

    private (string Method, string Target, string? Body) PipelineOperation(string kind)
    {
        var pipeline = "/media-insights-pipelines/" + Segment(PickOr(_pipelines));
        return _random.Next(16) switch
        {
            0 => ("POST", "/media-insights-pipeline-configurations", Body(
                ("MediaInsightsPipelineConfigurationName", Text($"configuration-{_random.Next(60)}")),
                ("ResourceAccessRoleArn", Text("arn:aws:iam::111122223333:role/a")),
                (
                    "Elements",
                    Pick(
                        ["[]", "[{\"Type\":\"VoiceAnalyticsProcessor\"}]", "[{\"Type\":\"AmazonTranscribeProcessor\"},{\"Type\":\"Wrong\"}]"])),
                ("Tags", _random.Next(3) == 0 ? $"[{Body(("Key", Text("k")), ("Value", Text("v")))}]" : null),
                ("ClientRequestToken", _random.Next(2) == 0 ? Text($"token-{_random.Next(60)}") : null))),
            1 => (
                Pick(["GET", "PUT", "DELETE"]),
                "/media-insights-pipeline-configurations/" + Segment(PickOr(_configurations)),
                Body(
                ("ResourceAccessRoleArn", Text("arn:aws:iam::111122223333:role/b")),
                ("Elements", "[{\"Type\":\"VoiceAnalyticsProcessor\"}]"))),
            2 => ("GET", Pick(["/media-insights-pipeline-configurations?", "/sdk-media-pipelines?"]) + Paging(), null),
            3 or 4 => ("POST", "/media-insights-pipelines", Body(
                ("MediaInsightsPipelineConfigurationArn", Text(PickOr(_configurations))),
                ("KinesisVideoStreamSourceRuntimeConfiguration", Body(
                    (
                        "Streams",
                        $"[{Body(("StreamArn", Text(PickOr(_streams))), ("StreamChannelDefinition", Body(("NumberOfChannels", Number(1)))))}]"),
                    ("MediaEncoding", Text("pcm")),
                    ("MediaSampleRate", Number(8000)))),
                (
                    "MediaInsightsRuntimeMetadata",
                    _random.Next(3) == 0 ? Body(
                        (Pick(["order", " ", "version", "eventType", new string('n', 1025)]), Text("x"))) : null),
                ("ClientRequestToken", _random.Next(2) == 0 ? Text($"token-{_random.Next(60)}") : null))),
            5 => (Pick(["GET", "GET", "DELETE"]), "/sdk-media-pipelines/" + Segment(PickOr(_pipelines)), null),
            6 => (
                "PUT",
                "/media-insights-pipeline-status/" + Segment(PickOr(_pipelines)),
                Body(("UpdateStatus", Text(Pick(["Pause", "Resume"]))))),
            7 or 8 or 9 => ("POST", $"{pipeline}{kind}?operation={Value("start")}", Body(
                ("VoiceProfileDomainArn", Text("arn:aws:chime:us-east-1:111122223333:voice-profile-domain/" + PickOr(_domains))),
                ("LanguageCode", Text("en-US")),
                (
                    "KinesisVideoStreamSourceTaskConfiguration",
                    _random.Next(3) == 0 ? Body(("StreamArn", Text(PickOr(_streams))), ("ChannelId", Number(0))) : null),
                ("ClientRequestToken", _random.Next(2) == 0 ? Text($"token-{_random.Next(60)}") : null))),
            10 or 11 => ("GET", $"{pipeline}{kind}/{Segment(PickOr(_tasks))}", null),
            12 => ("POST", $"{pipeline}{kind}/{Segment(PickOr(_tasks))}?operation={Value("stop")}", null),
            13 => ("POST", "/tags?operation=" + Value(Pick(["tag-resource", "untag-resource"])), Body(
                ("ResourceARN", Text(PickOr(_configurations))),
                ("Tags", $"[{Body(("Key", Text("k")), ("Value", Text("v")))}]"),
                ("TagKeys", $"[{Text("k")}]"))),
            14 => ("GET", "/tags?arn=" + Value(PickOr(_configurations)), null),
            _ => (
                Pick(["GET", "PUT"]),
                $"/voice-connectors/{Segment(service.VoiceConnectorId)}{Pick(["", "/streaming-configuration"])}",
                Body(
                ("StreamingConfiguration", Body(
                    ("DataRetentionInHours", Number(24)),
                    ("Disabled", Pick(["true", "false"])),
                    ("MediaInsightsConfiguration", Body(("ConfigurationArn", Text(PickOr(_configurations))))))))),
        };
    }

    private string Number(int usual) =>
        _random.Next(25) == 0 ? Pick(["-1", "3", "1.5", "1e999", "\"1\"", "null", "99999999999"]) : $"{usual}";

    private string Paging() => $"max-results={Value($"{_random.Next(1, 101)}")}&next-token={Value(PickOr(_pageTokens))}";

    private (string Host, string? Authorization) Headers()
    {
        const string Host = "127.0.0.1:8765";
        return _random.Next(60) switch
        {
            0 => (Host, null),
            1 => (Host, Mangle(TestEmulator.Signed)),
            2 => (Pick([.. Strange, "[", "]", ":", "[::1", "127.0.0.1:x", "a:b:c", "127.0.0.1,127.0.0.1"]), TestEmulator.Signed),
            _ => (Host, TestEmulator.Signed),
        };
    }

    private string Mangle(string text)
    {
        var at = _random.Next(text.Length + 1);
        return _random.Next(3) switch
        {
            0 => text[..at],
            1 => text.Insert(at, Pick(Strange)),
            _ => text.Replace(Pick(["/", "-", "=", "?", ","]), Pick(Strange)),
        };
    }

    private string Segment(string usual) => Uri.EscapeDataString(OrStrange(usual));

    private string Value(string usual) => Uri.EscapeDataString(OrStrange(usual));

    private string Text(string usual) => _random.Next(50) switch
    {
        0 => Pick(["1", "null", "[]", "{}", "true", "[[[]]]", "\"\\ud800\"", "\"\\u0000\""]),
        _ => JsonSerializer.Serialize(OrStrange(usual)),
    };

    private string OrStrange(string usual) => _random.Next(25) == 0 ? Pick(Strange).Replace("\ud800", "\ufffd") : usual;

    private string PickOr(List<string> known) =>
        known.Count > 0 && _random.Next(12) > 0 ? known[_random.Next(known.Count)] : "unknown";

    private string Body(params (string Name, string? Value)[] members) =>
        "{" + string.Join(
            ",",
            members.Where(
                member => member.Value is not null && _random.Next(
                    40) > 0).Select(member => $"\"{member.Name}\":{member.Value}")) + "}";

    private string Pick(string[] all) => all[_random.Next(all.Length)];
}
