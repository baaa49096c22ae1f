using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Emulator.Tests.Scenarios;

public sealed class ScenarioReadingTests
{
    [Theory]
    [InlineData("{", "", "line 1, byte 2")]
    [InlineData("[]", "", "an object")]
    [InlineData("""{"call":[]}""", "call", "no such member")]
    [InlineData("""{"calls":{}}""", "calls", "a list")]
    [InlineData("""{"calls":[{}]}""", "calls[0]", "exactly one of these members: transactionId, transactionPattern")]
    [InlineData("""{"calls":[{"transactionId":"a","transactionPattern":"b"}]}""", "calls[0]", "exactly one")]
    [InlineData("""{"calls":[{"transactionId":"a"},{"transactionId":" "}]}""", "calls[1].transactionId", "1 to 256")]
    [InlineData("""{"calls":[{"transactionId":"a"},{"transactionId":"a"}]}""", "calls", "same id")]
    [InlineData("""{"calls":[{"transactionId":"a","endsAfter":0}]}""", "calls[0].endsAfter", "more than 0")]
    [InlineData("""{"calls":[{"transactionId":"a","endsAfter":"5"}]}""", "calls[0].endsAfter", "a number")]
    [InlineData("""{"calls":[{"transactionPattern":"a*","startsAfter":1}]}""", "calls[0].startsAfter", "transactionId")]
    [InlineData(
        """{"calls":[{"transactionId":"a","speakerSearch":{"status":"DONE"}}]}""",
        "calls[0].speakerSearch.status",
        "one of: SUCCEEDED")]
    [InlineData("""{"calls":[{"transactionId":"a","tones":[{"after":0}]}]}""", "calls[0].tones[0]", "label is required")]
    [InlineData("""{"calls":[{"transactionId":"a","caller":"x","caller":"y"}]}""", "calls[0].caller", "twice")]
    [InlineData("""{"voiceConnectors":["abcdefghij0123456789a","connector"]}""", "voiceConnectors[1]", "21 or 22")]
    [InlineData(
        """{"calls":[{"transactionId":"a","voiceConnectorId":"abcdefghij0123456789a\n"}]}""",
        "calls[0].voiceConnectorId",
        "21 or 22")]
    [InlineData("""{"voices":[{"speaker":3}]}""", "voices[0].speaker", "a string")]
    [InlineData("""{"voiceProfileDomains":[{"id":"x"}]}""", "voiceProfileDomains[0]", "name is required")]
    [InlineData("""{"quotas":{"voiceProfileDomains":1.5}}""", "quotas.voiceProfileDomains", "a whole number")]
    [InlineData("""{"faults":[{"kind":"Explode"}]}""", "faults[0].kind", "one of: Error")]
    [InlineData("""{"faults":[{"kind":"Error"}]}""", "faults[0]", "ErrorName")]
    [InlineData("""{"faults":[{"kind":"SlowAnswer"}]}""", "faults[0]", "Delay")]
    [InlineData("""{"faults":[{"kind":"ResetAfterWork","from":5,"until":5}]}""", "faults[0]", "Until")]
    [InlineData(
        """{"streaming":[{"configuration":"none"}]}""", "streaming[0].configuration", "mediaInsightsPipelineConfigurations")]
    [InlineData("""{"streaming":[{},{}]}""", "streaming", "same id")]
    [InlineData("""{"streaming":[{"disabled":"yes"}]}""", "streaming[0].disabled", "true or false")]
    [InlineData("""{"mediaInsightsPipelineConfigurations":[{}]}""", "mediaInsightsPipelineConfigurations[0]", "name is required")]
    [InlineData(
        """{"mediaInsightsPipelineConfigurations":[{"name":"a b"}]}""", "mediaInsightsPipelineConfigurations[0].name", "2 to 64")]
    [InlineData(
        """{"mediaInsightsPipelineConfigurations":[{"name":"ab","elements":[{"type":"Sink"}]}]}""",
        "mediaInsightsPipelineConfigurations[0].elements[0].type",
        "VoiceAnalyticsProcessor")]
    [InlineData("""{"calls":[{"transactionId":"a","direction":"Sideways"}]}""", "calls[0].direction", "Inbound")]
    [InlineData("""{"notifications":{"duplicateShare":2}}""", "notifications.duplicateShare", "from 0 to 1")]
    public void A_scenario_that_does_not_fit_is_refused_with_the_path_and_the_rule(string json, string path, string rule)
    {
        var fromText = Assert.Throws<EmulatorScenarioException>(() => EmulatorScenario.Parse(json));
        var fromStream = Assert.Throws<EmulatorScenarioException>(
            () => EmulatorScenario.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));

        Assert.Equal(path, fromText.Path);
        Assert.Contains(rule, fromText.Rule);
        Assert.StartsWith(path, fromText.Message);
        Assert.Equal(fromText.Message, fromStream.Message);
    }

    [Fact]
    public void What_is_shown_of_a_scenario_has_nothing_that_a_terminal_acts_upon()
    {
        var name = "\u001b]52;c;aGk=\u0007\u009b31m\u202ename\r\nforged\u2028" + new string('x', 5000);

        var refusal = Assert.Throws<EmulatorScenarioException>(
            () => EmulatorScenario.Parse($$"""{"calls":[{{{JsonSerializer.Serialize(name)}}:1}]}"""));

        Assert.Equal("calls[0]." + name, refusal.Path);
        Assert.DoesNotContain(refusal.Message, c => char.IsControl(c) || c is '\u202e' or '\u2028');
        Assert.StartsWith("calls[0].\ufffd]52;c;aGk=\ufffd\ufffd31m\ufffdname\ufffd\ufffdforged\ufffdxx", refusal.Message);
        Assert.InRange(refusal.Message.Length, 300, 800);
    }

    [Fact]
    public void The_published_schema_is_the_one_that_scenarios_are_checked_against()
    {
        Assert.SkipWhen(Platform.IsMono, "On .NET Framework and Mono the same number is written with more digits.");
        Assert.Equal(
            EmulatorScenario.Schema, File.ReadAllText(Path.Combine(Repository.Root, "docs", "emulator-scenario.schema.json")));
    }

    [Fact]
    public void A_scenario_is_bound_to_what_it_says()
    {
        var scenario = EmulatorScenario.Parse("""
            {
              "voiceConnectors": ["second1connector2id3a"],
              "calls": [{ "transactionId": "call-1", "endsAfter": 60, "speakerSearch": { "status": "FAILED", "duration": 2.5 } }],
              "quotas": { "unlimited": true, "activeSpeakerSearchTasks": 2 },
              "notifications": { "duplicateShare": 0.5 }
            }
            """);

        Assert.Equal(["second1connector2id3a"], scenario.Document.VoiceConnectors);
        var call = Assert.Single(scenario.Document.Calls);
        Assert.Null(call.Caller);
        Assert.Equal(TimeSpan.FromMinutes(1), call.EndsAfter);
        Assert.Equal("FAILED", call.SpeakerSearch.Status);
        Assert.Equal(TimeSpan.FromSeconds(2.5), call.SpeakerSearch.Duration);
        Assert.Equal("SUCCEEDED", call.VoiceToneAnalysis.Status);
        Assert.Equal(EmulatorQuotas.Unlimited with { ActiveSpeakerSearchTasks = 2 }, scenario.Quotas);
        Assert.Equal(0.5, scenario.Notifications.DuplicateShare);
    }

    [Fact]
    public void A_fault_is_bound_to_what_it_says()
    {
        var fault = EmulatorFault.Parse(
            """{"kind":"Error","errorName":"ThrottledClientException","operation":"GetSpeakerSearchTask","share":0.25,"until":30}""");

        Assert.Equal(
            new EmulatorFault
            {
                Kind = FaultKind.Error,
                ErrorName = "ThrottledClientException",
                Operation = "GetSpeakerSearchTask",
                Share = 0.25,
                Until = TimeSpan.FromSeconds(30),
            },
            fault);
        Assert.Throws<EmulatorScenarioException>(() => EmulatorFault.Parse("""{"kind":"Error"}"""));
    }

    public static TheoryData<EmulatorFault, string> BrokenFaults => new()
    {
        { new EmulatorFault { Kind = FaultKind.MalformedJson, Count = 0 }, "count: It must be a whole number from 1" },
        { new EmulatorFault { Kind = FaultKind.MalformedJson, Skip = -1 }, "skip: It must be a whole number from 0" },
        { new EmulatorFault { Kind = FaultKind.MalformedJson, Share = 0 }, "share: It must be a number of more than 0" },
        { new EmulatorFault { Kind = FaultKind.MalformedJson, Share = double.NaN }, "share: It must be a number" },
        { new EmulatorFault { Kind = FaultKind.MalformedJson, Delay = TimeSpan.FromHours(2) }, "delay: It must be a number from 0 to 3600" },
        { new EmulatorFault { Kind = FaultKind.MalformedJson, Operation = "Nonsense" }, "operation: It must be one of: StartVoiceToneAnalysisTask" },
        { new EmulatorFault { Kind = FaultKind.Error, ErrorName = "Nonsense" }, "errorName: It must be one of: BadRequestException" },
        { new EmulatorFault { Kind = (FaultKind)99 }, "kind: It must be" },
        { new EmulatorFault { Kind = FaultKind.MalformedJson, ErrorName = "GoneException" }, "ErrorName goes with the kind Error only" },
        { new EmulatorFault { Kind = FaultKind.SlowAnswer }, "A slow answer needs a Delay" },
    };

    [Theory]
    [MemberData(nameof(BrokenFaults), DisableDiscoveryEnumeration = true)]
    public void A_fault_that_is_made_in_code_is_held_to_the_same_rules(EmulatorFault fault, string message)
    {
        using var service = new EmulatedService(new EmulatorOptions());

        var refusal = Assert.ThrowsAny<ArgumentException>(() => service.AddFault(fault));

        Assert.StartsWith(message, refusal.Message);
        Assert.Empty(service.Faults);
    }

    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("call-?", "call-1", true)]
    [InlineData("call-?", "call-12", false)]
    [InlineData("*-vip-*", "a-vip-b-vip-c", true)]
    [InlineData("a*b*c", "aXbXb", false)]
    public void Patterns_fit_as_wildcards_do(string pattern, string text, bool fits)
    {
        var scenario = EmulatorScenario.Parse($$"""{"calls":[{"transactionPattern":"{{pattern}}"}]}""");

        Assert.Equal(fits, scenario.Document.Calls[0].Matches("connector", text));
    }
}
