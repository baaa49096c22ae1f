using System.Collections;
using System.Text;
using ChimeVoiceTools.Emulator;

namespace ChimeVoiceTools.Tests.Emulator;

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
    [InlineData("""{"calls":[{"transactionId":"a","speakerSearch":{"status":"DONE"}}]}""", "calls[0].speakerSearch.status", "one of: SUCCEEDED")]
    [InlineData("""{"calls":[{"transactionId":"a","tones":[{"after":0}]}]}""", "calls[0].tones[0]", "label is required")]
    [InlineData("""{"calls":[{"transactionId":"a","caller":"x","caller":"y"}]}""", "calls[0].caller", "twice")]
    [InlineData("""{"voiceConnectors":["abcdefghij0123456789a","connector"]}""", "voiceConnectors[1]", "21 or 22")]
    [InlineData("""{"calls":[{"transactionId":"a","voiceConnectorId":"abcdefghij0123456789a\n"}]}""", "calls[0].voiceConnectorId", "21 or 22")]
    [InlineData("""{"voices":[{"speaker":3}]}""", "voices[0].speaker", "a string")]
    [InlineData("""{"voiceProfileDomains":[{"id":"x"}]}""", "voiceProfileDomains[0]", "name is required")]
    [InlineData("""{"quotas":{"voiceProfileDomains":1.5}}""", "quotas.voiceProfileDomains", "a whole number")]
    [InlineData("""{"faults":[{"kind":"Explode"}]}""", "faults[0].kind", "one of: Error")]
    [InlineData("""{"faults":[{"kind":"Error"}]}""", "faults[0]", "ErrorName")]
    [InlineData("""{"faults":[{"kind":"SlowAnswer"}]}""", "faults[0]", "Delay")]
    [InlineData("""{"faults":[{"kind":"ResetAfterWork","from":5,"until":5}]}""", "faults[0]", "Until")]
    [InlineData("""{"notifications":{"duplicateShare":2}}""", "notifications.duplicateShare", "from 0 to 1")]
    public void A_scenario_that_does_not_fit_is_refused_with_the_place_and_the_rule(string json, string place, string rule)
    {
        var fromText = Assert.Throws<EmulatorScenarioException>(() => EmulatorScenario.Parse(json));
        var fromStream = Assert.Throws<EmulatorScenarioException>(() => EmulatorScenario.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));

        Assert.Equal(place, fromText.Place);
        Assert.Contains(rule, fromText.Rule);
        Assert.StartsWith(place, fromText.Message);
        Assert.Equal(fromText.Message, fromStream.Message);
    }

    [Fact]
    public void What_is_shown_of_a_scenario_has_nothing_that_a_terminal_acts_upon()
    {
        var name = "\u001b]52;c;aGk=\u0007\u009b31m\u202ename\r\nforged\u2028" + new string('x', 5000);

        var refusal = Assert.Throws<EmulatorScenarioException>(
            () => EmulatorScenario.FromDictionary(new Hashtable { ["calls"] = new object[] { new Hashtable { [name] = 1 } } }));

        Assert.Equal("calls[0]." + name, refusal.Place);
        Assert.DoesNotContain(refusal.Message, c => char.IsControl(c) || c is '\u202e' or '\u2028');
        Assert.StartsWith("calls[0].\ufffd]52;c;aGk=\ufffd\ufffd31m\ufffdname\ufffd\ufffdforged\ufffdxx", refusal.Message);
        Assert.InRange(refusal.Message.Length, 300, 800);
    }

    [Fact]
    public void The_published_schema_is_the_one_that_scenarios_are_checked_against()
    {
        Assert.SkipWhen(Platform.IsMono, "On .NET Framework and Mono the same number is written with more digits.");
        Assert.Equal(EmulatorScenario.Schema, File.ReadAllText(Path.Combine(Repository.Root, "docs", "emulator-scenario.schema.json")));
    }

    [Fact]
    public void A_dictionary_says_what_the_json_would()
    {
        var scenario = EmulatorScenario.FromDictionary(new Hashtable
        {
            ["VoiceConnectors"] = new object[] { "second1connector2id3a" },
            ["Calls"] = new object[]
            {
                new Hashtable
                {
                    ["TransactionId"] = "call-1",
                    ["EndsAfter"] = TimeSpan.FromMinutes(1),
                    ["Caller"] = null,
                    ["SpeakerSearch"] = new Hashtable { ["Status"] = "FAILED", ["Duration"] = 2.5 },
                },
            },
            ["Notifications"] = new Hashtable { ["DuplicateShare"] = 0.5m },
        });

        Assert.Equal(["second1connector2id3a"], scenario.Data.VoiceConnectorIds);
        var call = Assert.Single(scenario.Data.Calls);
        Assert.Equal(TimeSpan.FromMinutes(1), call.Script.EndsAfter);
        Assert.Equal(TimeSpan.FromSeconds(2.5), call.Script.SpeakerSearch.Duration);
        Assert.Equal(0.5, scenario.Notifications.DuplicateShare);
    }

    [Fact]
    public void A_dictionary_that_does_not_fit_is_refused_with_the_place_and_the_rule()
    {
        var refusal = Assert.Throws<EmulatorScenarioException>(() => EmulatorScenario.FromDictionary(
            new Hashtable { ["Calls"] = new object[] { new Hashtable { ["TransactionId"] = "a", ["EndsAfter"] = "soon" } } }));
        var endless = new ArrayList();
        endless.Add(endless);

        Assert.Equal("calls[0].endsAfter", refusal.Place);
        Assert.Throws<EmulatorScenarioException>(() => EmulatorScenario.FromDictionary(new Hashtable { ["Calls"] = endless }));
        Assert.Throws<EmulatorScenarioException>(() => EmulatorScenario.FromDictionary(new Hashtable { ["Calls"] = new Version(1, 2) }));
    }

    [Fact]
    public void A_fault_can_be_read_from_a_dictionary()
    {
        var fault = EmulatorFault.FromDictionary(new Hashtable
        {
            ["Kind"] = "Error",
            ["ErrorName"] = "ThrottledClientException",
            ["Operation"] = "GetSpeakerSearchTask",
            ["Share"] = 0.25,
            ["Until"] = TimeSpan.FromSeconds(30),
        });

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
        Assert.Throws<EmulatorScenarioException>(() => EmulatorFault.FromDictionary(new Hashtable { ["Kind"] = "Error" }));
    }

    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("call-?", "call-1", true)]
    [InlineData("call-?", "call-12", false)]
    [InlineData("*-vip-*", "a-vip-b-vip-c", true)]
    [InlineData("a*b*c", "aXbXb", false)]
    public void Patterns_fit_as_wildcards_do(string pattern, string text, bool fits)
    {
        var scenario = EmulatorScenario.FromDictionary(
            new Hashtable { ["calls"] = new object[] { new Hashtable { ["transactionPattern"] = pattern } } });

        Assert.Equal(fits, scenario.Data.Calls[0].Fits("connector", text));
    }
}
