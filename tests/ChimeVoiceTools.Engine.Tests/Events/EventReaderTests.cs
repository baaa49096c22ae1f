using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;

namespace ChimeVoiceTools.Engine.Tests.Events;

public sealed class EventReaderTests
{
    private readonly List<ChimeVoiceEvent> _events = [];
    private readonly List<(ChimeException Error, string Text)> _errors = [];
    private readonly List<string> _order = [];

    [Fact]
    public void A_voice_tone_event_is_read_with_all_that_is_in_it()
    {
        var line = Notification.Tone();

        Read(line);

        var read = Assert.IsType<VoiceToneEvent>(Assert.Single(_events));
        Assert.Equal("event-1", read.Id);
        Assert.Equal(new DateTime(2026, 3, 1, 9, 0, 5, DateTimeKind.Utc).AddTicks(5634410), read.Time);
        Assert.Equal(DateTimeKind.Utc, read.Time!.Value.Kind);
        Assert.Equal(("us-east-1", "111122223333", "aws.chime"), (read.Region, read.Account, read.Source));
        Assert.Equal(("VoiceToneAnalysisStatus", "VoiceToneAnalysisSuccessful"), (read.DetailType, read.DetailStatus));
        Assert.Equal(("task-1", "task-1", "call-1"), (read.TaskId, read.VoiceToneAnalysisTaskId, read.TransactionId));
        Assert.Equal(("abcdef1ghij2klmno3pqr4", true), (read.VoiceConnectorId, read.IsCaller));
        var tone = read.CurrentTone!;
        Assert.Equal(("neutral", 0.13, 0.04, 0.83), (tone.Label, tone.Positive, tone.Negative, tone.Neutral));
        Assert.Equal((0L, 5720L), (tone.BeginOffsetMillis, tone.EndOffsetMillis));
        Assert.Equal(new DateTime(2026, 3, 1, 9, 0, 5, 720, DateTimeKind.Utc), tone.EndTime);
        Assert.Equal("positive (0.65)", read.OverallTone!.ToString());
        Assert.Same(line, read.Raw);
    }

    [Fact]
    public void Matches_are_read_best_first_and_their_scores_are_numbers()
    {
        Read(
            Notification.Of(
                "SpeakerSearchStatus",
                """{"taskId":"task-1","detailStatus":"IdentificationSuccessful","speakerSearchDetails":{"results":[{"voiceProfileId":"vp-1","confidenceScore":"0.82783350"},{"voiceProfileId":"vp-2","confidenceScore":0.94567856}]}}"""));

        var read = Assert.IsType<SpeakerSearchEvent>(Assert.Single(_events));
        Assert.Equal(
            [("vp-2", 0.94567856), ("vp-1", 0.8278335)],
            read.Results.Select(result => (result.VoiceProfileId, result.ConfidenceScore)));
        Assert.Equal("vp-2", read.BestMatch!.VoiceProfileId);
        Assert.Equal("task-1", read.SpeakerSearchTaskId);
        Assert.Null(read.VoiceprintGenerationStatus);
    }

    [Theory]
    [InlineData("VoiceprintGenerationSuccess", "VoiceprintGenerationSuccess")]
    [InlineData("VoiceprintGenerationSuccessful", "VoiceprintGenerationSuccess")]
    [InlineData("VoiceprintGenerationFailure", "VoiceprintGenerationFailure")]
    [InlineData("IdentificationNoMatchesFound", null)]
    public void A_voiceprint_has_one_spelling_whichever_the_event_has(string detailStatus, string? expected)
    {
        Read(Notification.Of("SpeakerSearchStatus", $$"""{"taskId":"task-1","detailStatus":"{{detailStatus}}"}"""));

        var read = Assert.IsType<SpeakerSearchEvent>(Assert.Single(_events));
        Assert.Equal((detailStatus, expected), (read.DetailStatus, read.VoiceprintGenerationStatus));
    }

    [Fact]
    public void The_summary_after_a_call_is_read()
    {
        Read(
            Notification.Of(
                "VoiceAnalyticsStatus",
                """{"detailStatus":"PostCallVoiceAnalytics","callId":"c","transactionId":"t","isCaller":"false","speakerSearchResults":{"bestMatchedVoiceProfileId":"vp-1","customerValidatedCallerIdentity":"vp-2","createVoiceProfileTransactions":[{"voiceProfileId":"vp-3","requestTimestamp":"2022-12-14T18:38:38.796Z"},],"updateVoiceProfileTransactions":null}}"""));

        var read = Assert.IsType<VoiceAnalyticsEvent>(Assert.Single(_events));
        Assert.Equal(
            ("vp-1", "vp-2", false), (read.BestMatchedVoiceProfileId, read.CustomerValidatedCallerIdentity, read.IsCaller));
        Assert.Equal(
            ("vp-3", new DateTime(2022, 12, 14, 18, 38, 38, 796, DateTimeKind.Utc)),
            (read.CreateVoiceProfileTransactions[0].VoiceProfileId, read.CreateVoiceProfileTransactions[0].RequestTimestamp));
        Assert.Empty(read.UpdateVoiceProfileTransactions);
    }

    [Fact]
    public void The_order_of_members_does_not_matter_and_unknown_ones_stay_in_the_text()
    {
        var line = """{"detail":{"newer":{"a":[1,{"b":null}]},"detailStatus":"AnalyticsReady","channelId":"1","startFragmentNumber":12345678901234567890},"newest":1,"detail-type":"VoiceAnalyticsStatus"}""";

        Read(line);

        var read = Assert.Single(_events);
        Assert.Equal(
            ("AnalyticsReady", 1, "12345678901234567890"), (read.DetailStatus, read.ChannelId, read.StartFragmentNumber));
        Assert.Equal(line, read.Raw);
        Assert.Null(read.Id);
        Assert.Null(read.Time);
    }

    [Fact]
    public void A_type_that_is_newer_than_this_module_is_an_event_when_it_says_so()
    {
        Read(Notification.Of("VoiceMoodStatus", """{"taskId":"task-1"}"""));

        Assert.Equal(
            ("VoiceMoodStatus", "task-1"),
            (Assert.IsType<VoiceAnalyticsEvent>(Assert.Single(_events)).DetailType, _events[0].TaskId));
    }

    [Theory]
    [InlineData("2026-03-01T09:00:00Z")]
    [InlineData("2026-03-01T11:00:00+02:00")]
    [InlineData("2026-03-01T09:00:00")]
    public void Times_are_in_UTC_whatever_zone_they_came_in(string time)
    {
        Read(Notification.Tone().Replace("2026-03-01T09:00:05.563441Z", time, StringComparison.Ordinal));

        Assert.Equal(new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc), Assert.Single(_events).Time);
        Assert.Equal(DateTimeKind.Utc, _events[0].Time!.Value.Kind);
    }

    [Theory]
    [MemberData(nameof(Envelopes))]
    public void What_SNS_and_SQS_put_around_an_event_is_taken_off(string envelope)
    {
        Read(envelope);

        Assert.Equal(Notification.Tone(), Assert.Single(_events).Raw);
        Assert.Empty(_errors);
    }

    public static TheoryData<string> Envelopes()
    {
        var sns = JsonSerializer.Serialize(
            new { Type = "Notification", MessageId = "m", Message = Notification.Tone(), Timestamp = "2026-03-01T09:00:06Z" });
        var sqs = JsonSerializer.Serialize(new { MessageId = "m", Body = Notification.Tone() });
        return
        [
            sns,
            sqs,
            JsonSerializer.Serialize(new { MessageId = "m", Body = sns }),
            JsonSerializer.Serialize(new { Messages = new[] { new { Body = sns } } }),
            $$"""{"Records":[{"messageId":"m","body":{{JsonSerializer.Serialize(Notification.Tone())}}}]}""",
            $$"""{"Records":[{"EventSource":"aws:sns","Sns":{{sns}}}]}""",
            $$"""{"MessageId":"m","Message":{{Notification.Tone()}}}""",
            JsonSerializer.Serialize(Notification.Tone()),
            JsonSerializer.Serialize(new[] { Notification.Tone() }),
        ];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Pretty_printed_events_are_read_over_many_lines(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Read(Notification.Pretty($"event-{i}").Split('\n'));
        }

        Assert.Equal(Enumerable.Range(0, count).Select(i => $"event-{i}"), _events.Select(read => read.Id));
        Assert.Equal(Notification.Pretty("event-0"), _events[0].Raw);
        Assert.Empty(_errors);
    }

    [Fact]
    public void Pretty_printed_text_without_its_indentation_is_read_too()
    {
        var search = Notification.Of(
            "SpeakerSearchStatus",
            """{"detailStatus":"IdentificationSuccessful","speakerSearchDetails":{"results":[{"voiceProfileId":"vp-1"},{"voiceProfileId":"vp-2"}]}}""");

        Read([.. Notification.Indent(search).Split('\n').Select(line => line.Trim())]);

        Assert.Equal(2, Assert.IsType<SpeakerSearchEvent>(Assert.Single(_events)).Results.Length);
        Assert.Empty(_errors);
    }

    [Fact]
    public void An_object_that_fills_an_indented_line_belongs_to_the_event_around_it()
    {
        Read(
            "{",
            "  \"detail-type\": \"SpeakerSearchStatus\",",
            "  \"detail\": {",
            "    \"speakerSearchDetails\": { \"results\": [",
            "      {\"voiceProfileId\": \"vp-1\"},",
            "      {\"voiceProfileId\": \"vp-2\"}",
            "    ] }",
            "  }",
            "}");

        Assert.Equal(2, Assert.IsType<SpeakerSearchEvent>(Assert.Single(_events)).Results.Length);
        Assert.Empty(_errors);
    }

    [Theory]
    [InlineData("[{0},{1},{2}]")]
    [InlineData("[\n{0},\n{1},\n{2}\n]")]
    [InlineData("[\n  {0},\n  {1},\n  {2}\n]\n")]
    [InlineData("{0}\n{1}\n\n{2}\n")]
    [InlineData("{0}\r\n{1}\r\n{2}\r\n")]
    [InlineData("{0}{1} {2}")]
    [InlineData("\uFEFF{0}\n{1}\n{2}")]
    [InlineData("[[{0}],[{1},{2}]]")]
    public void Several_events_in_one_text_are_read_in_their_order(string form)
    {
        var text = form;
        for (var i = 0; i < 3; i++)
        {
            text = text.Replace($"{{{i}}}", Notification.Tone($"event-{i}"), StringComparison.Ordinal);
        }

        Read(text);

        Assert.Equal(["event-0", "event-1", "event-2"], _events.Select(read => read.Id));
        Assert.Empty(_errors);

        _events.Clear();
        Read(text.Split('\n'));

        Assert.Equal(["event-0", "event-1", "event-2"], _events.Select(read => read.Id));
        Assert.Empty(_errors);
    }

    [Fact]
    public void An_array_of_pretty_printed_events_is_read_element_by_element()
    {
        var text = "[\n" + string.Join(
            ",\n",
            Enumerable.Range(0, 3).Select(
                i => string.Join('\n', Notification.Pretty($"event-{i}").Split('\n').Select(line => "  " + line)))) + "\n]";

        var reader = Reader();
        var lines = text.Split('\n');
        foreach (var line in lines[..^1])
        {
            reader.Read(line);
        }

        Assert.Equal(["event-0", "event-1", "event-2"], _events.Select(read => read.Id));
        reader.Read(lines[^1]);
        reader.Finish();
        Assert.Empty(_errors);
    }

    [Theory]
    [InlineData("INFO queue polled")]
    [InlineData("{\"id\":\"1\",\"detail\":")]
    [InlineData("{\"id\":\"1\",")]
    [InlineData("{\"id\":\"cut off")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[")]
    [InlineData("[1,2,3]")]
    [InlineData("[oops]")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"detail-type\":,}")]
    [InlineData("{\"detail-type\":\"VoiceToneAnalysisStatus\",\"detail\":{}}}")]
    [InlineData("{\"detail-type\":\"VoiceToneAnalysisStatus\",\"detail\":{}} and more")]
    [InlineData("{\"detail-type\":\"VoiceToneAnalysisStatus\",\"detail\":\"x\"}")]
    [InlineData("{\"detail-type\":\"VoiceToneAnalysisStatus\"}")]
    [InlineData("{\"detail-type\":\"VoiceToneAnalysisStatus\",\"time\":\"yesterday\",\"detail\":{}}")]
    [InlineData("{\"detail-type\":\"VoiceToneAnalysisStatus\",\"detail\":{\"isCaller\":\"perhaps\"}}")]
    [InlineData("{\"detail-type\":\"VoiceToneAnalysisStatus\",\"detail\":{\"taskId\":{}}}")]
    [InlineData("{\"detail-type\":\"SpeakerSearchStatus\",\"detail\":{\"speakerSearchDetails\":{\"results\":[1]}}}")]
    [InlineData(
        "{\"detail-type\":\"SpeakerSearchStatus\",\"detail\":{\"speakerSearchDetails\":{\"results\":[{\"confidenceScore\":\"NaN\"}]}}}")]
    [InlineData("{\"detail-type\":\"SpeakerSearchStatus\",\"source\":\"my.app\",\"detail\":{}}")]
    [InlineData("{\"detail-type\":\"EC2 Instance State-change Notification\",\"source\":\"aws.ec2\",\"detail\":{}}")]
    [InlineData("{\"Type\":\"SubscriptionConfirmation\",\"Message\":\"You have chosen to subscribe.\"}")]
    [InlineData("{\"Body\":\"{\\\"detail-type\\\":\"}")]
    public void What_is_no_event_is_one_error_that_quotes_its_beginning_and_takes_no_line_with_it(string malformed)
    {
        Read(Notification.Tone("before"), malformed, Notification.Tone("after"), Notification.Tone("last"));

        Assert.Equal(["before", "after", "last"], _events.Select(read => read.Id));
        (var error, var text) = Assert.Single(_errors);
        Assert.Equal((ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument), (error.ErrorId, error.Kind));
        Assert.Contains($"'{malformed[..Math.Min(60, malformed.Length)]}", error.Message, StringComparison.Ordinal);
        Assert.Equal(malformed, text);
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"detail\":", "{\"id\":\"2\",\"detail\":")]
    [InlineData("{\"id\":\"1\",\"detail\":", "{\"a\":1}")]
    [InlineData("{\"id\":\"1\",", "oops")]
    [InlineData("{\"id\":\"1\",", "\"text\"")]
    [InlineData("{\"id\":\"1\",\"n\":", "42")]
    [InlineData("{\"id\":\"cut", "{\"id\":\"cut")]
    [InlineData("{\"id\":\"cut", "oops")]
    [InlineData("oops", "oops")]
    [InlineData("{\"id\":\"1\",\"detail\":[", "[1,2]")]
    public void Two_malformed_lines_in_a_row_are_two_errors(string one, string other)
    {
        Read(Notification.Tone("before"), one, other, Notification.Tone("after"));

        Assert.Equal(["before", "after"], _events.Select(read => read.Id));
        Assert.Equal([one, other], _errors.Select(error => error.Text));
    }

    [Fact]
    public void A_pretty_printed_event_that_was_cut_off_is_one_error_and_the_next_is_whole()
    {
        var lines = Notification.Pretty("cut").Split('\n');
        for (var cut = 1; cut < lines.Length; cut++)
        {
            _events.Clear();
            _errors.Clear();

            Read([.. lines[..cut], .. Notification.Pretty("next").Split('\n'), Notification.Tone("last")]);

            Assert.Equal(["next", "last"], _events.Select(read => read.Id));
            Assert.Equal(string.Join('\n', lines[..cut]), Assert.Single(_errors).Text);
        }
    }

    [Fact]
    public void A_whole_event_ends_an_unfinished_one_wherever_on_its_line_it_stands()
    {
        Read("{\"id\":\"1\",\"detail\":", "    " + Notification.Tone("indented"));

        Assert.Equal("indented", Assert.Single(_events).Id);
        Assert.Single(_errors);
    }

    [Fact]
    public void A_line_of_garbage_in_a_pretty_printed_event_takes_the_rest_of_that_event_with_it_and_no_more()
    {
        var lines = Notification.Pretty("broken").Split('\n');

        Read([.. lines[..5], "*** queue polled ***", .. lines[5..], .. Notification.Pretty("next").Split('\n')]);

        Assert.Equal("next", Assert.Single(_events).Id);
        Assert.Equal([string.Join('\n', lines[..5]), "*** queue polled ***"], _errors.Select(error => error.Text));
    }

    [Fact]
    public void A_broken_element_leaves_the_others_of_its_array_alone()
    {
        Read($"[{Notification.Tone("one")},{{\"id\" oops \"}}\"}},{Notification.Tone("two")}]", Notification.Tone("three"));

        Assert.Equal(["one", "two", "three"], _events.Select(read => read.Id));
        Assert.Single(_errors);
    }

    [Fact]
    public void A_broken_element_over_several_lines_leaves_the_others_of_its_array_alone()
    {
        Read(
            "[",
            "  " + Notification.Tone("one") + ",",
            "  {",
            "    \"id\" oops",
            "    \"a\": {},",
            "  },",
            "  " + Notification.Tone("two"),
            "]",
            Notification.Tone("three"));

        Assert.Equal(["one", "two", "three"], _events.Select(read => read.Id));
        Assert.Single(_errors);
    }

    [Fact]
    public void What_is_not_whole_at_the_end_is_an_error_then()
    {
        var reader = Reader();
        reader.Read("{\"id\":");
        Assert.Empty(_errors);

        reader.Finish();
        reader.Finish();

        Assert.Single(_errors);
    }

    [Fact]
    public void A_text_of_several_lines_stands_for_itself()
    {
        var reader = Reader();

        reader.Read("{\"id\":\n\"1\",");
        Assert.Single(_errors);
        reader.Read("\"detail-type\":\"VoiceToneAnalysisStatus\"}");

        Assert.Equal(2, _errors.Count);
    }

    [Fact]
    public void Errors_and_events_come_in_the_order_of_the_input()
    {
        Read("oops", Notification.Tone("one"), "{\"id\":", Notification.Tone("two"), "[1]");

        Assert.Equal(["error", "one", "error", "two", "error"], _order);
    }

    [Fact]
    public void An_array_that_is_not_closed_is_an_error_at_the_end_and_holds_nothing_back()
    {
        Read("[", Notification.Tone("one"), Notification.Tone("two") + ",", Notification.Tone("three"));

        Assert.Equal(["one", "two", "three", "error"], _order);
    }

    [Fact]
    public void Text_of_any_language_is_kept()
    {
        var line = Notification.Of("VoiceToneAnalysisStatus", """{"statusMessage":"Größe \u00fc 日本語 😀 \ud83d\ude00"}""");

        Read(line + Notification.Tone("behind"));

        Assert.Equal("Größe ü 日本語 😀 😀", _events[0].StatusMessage);
        Assert.Equal((line, "behind"), (_events[0].Raw, _events[1].Id));
    }

#if NET // .NET Framework does not count what a thread allocates.
    [Fact]
    public void A_document_with_many_lines_is_not_scanned_again_for_each()
    {
        // Quadratic, this would be 2.5 GB of scanning.
        var text = new StringBuilder("{\n\"detail-type\": \"VoiceAnalyticsStatus\",\n \"detail\": {\"list\": [\n");
        for (var i = 0; i < 50_000; i++)
        {
            text.Append(" 1,\n");
        }

        text.Append(" 1\n]}\n}");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Read(text.ToString().Split('\n'));

        Assert.Single(_events);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }
#endif

    [Fact]
    public void What_never_becomes_whole_is_given_up_before_it_takes_all_memory()
    {
        var reader = Reader();
        reader.Read("{\"a\": [");
        var line = " \"" + new string('x', 100_000) + "\",";
        for (var i = 0; i < 50; i++)
        {
            reader.Read(line);
        }

        Assert.Single(_errors);
        reader.Read(Notification.Tone());
        reader.Finish();
        Assert.Single(_events);
        Assert.Single(_errors);
    }

    [Fact]
    public void Envelopes_without_end_are_an_error()
    {
        var text = Notification.Tone();
        for (var i = 0; i < 10; i++)
        {
            text = JsonSerializer.Serialize(new { Message = text });
        }

        Read(text);

        Assert.Empty(_events);
        Assert.Single(_errors);
    }

    private EventReader Reader() => new(
        read =>
        {
            _events.Add(read);
            _order.Add(read.Id!);
        },
        (error, text) =>
        {
            _errors.Add((error, text));
            _order.Add("error");
        });

    private void Read(params string[] texts)
    {
        var reader = Reader();
        foreach (var text in texts)
        {
            reader.Read(text);
        }

        reader.Finish();
    }
}
