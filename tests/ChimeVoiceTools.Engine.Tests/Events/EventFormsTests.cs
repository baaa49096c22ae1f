using System.Collections;
using System.Text;
using System.Text.Json;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Events;

namespace ChimeVoiceTools.Engine.Tests.Events;

/// <summary>Each form that AWS publishes, with each member in its place.</summary>
public sealed class EventFormsTests
{
    private readonly List<ChimeVoiceEvent> _events = [];
    private readonly List<ChimeException> _errors = [];

    [Fact]
    public void A_ready_event_has_its_call_nested_and_no_service_type()
    {
        var read = Read<VoiceAnalyticsEvent>("""
            {"version":"0","id":"e-1","detail-type":"VoiceAnalyticsStatus","source":"aws.chime","account":111122223333,"time":"2026-05-04T03:02:01Z",
             "region":"us-west-2","resources":[],"detail":{"detailStatus":"AnalyticsReady","callDetails":{"isCaller":false,"transactionId":"t-1","voiceConnectorId":"vc-1",},},}
            """);

        Assert.Equal(
            ("AnalyticsReady", "t-1", "vc-1", false),
            (read.DetailStatus, read.TransactionId, read.VoiceConnectorId, read.IsCaller));
        Assert.Equal(("e-1", "111122223333", "us-west-2"), (read.Id, read.Account, read.Region));
        Assert.Null(read.InviteHeaders);
        Assert.Null(read.Result);
    }

    [Fact]
    public void A_ready_event_may_have_its_call_flat_and_the_headers_of_the_invitation()
    {
        var read = Read<VoiceAnalyticsEvent>(Event("VoiceAnalyticsStatus", """
            {"detailStatus":"AnalyticsReady","callId":"c-1","transactionId":"t-1","voiceConnectorId":"vc-1","isCaller":"true",
             "inviteHeaders":{"X-Case":"4711","x-queue":7,"Via":["a","b"],"Empty":null}}
            """));

        Assert.Equal(("c-1", "t-1", "vc-1", true), (read.CallId, read.TransactionId, read.VoiceConnectorId, read.IsCaller));
        var headers = read.InviteHeaders!;
        Assert.Equal(
            new object?[] { "4711", "7", """["a","b"]""", null },
            new[] { headers["x-case"], headers["X-Queue"], headers["via"], headers["empty"] });
    }

    [Theory]
    [InlineData("""{"transactionId":"flat","callDetails":{"transactionId":"nested","callId":"c"}}""")]
    [InlineData("""{"callDetails":{"transactionId":"nested","callId":"c"},"transactionId":"flat"}""")]
    public void What_stands_flat_goes_before_what_is_nested(string detail)
    {
        var read = Read<VoiceAnalyticsEvent>(Event("VoiceAnalyticsStatus", detail));

        Assert.Equal(("flat", "c"), (read.TransactionId, read.CallId));
    }

    [Theory]
    [InlineData("""{"transactionId":null,"callDetails":{"transactionId":"nested"},"isCaller":null}""")]
    [InlineData("""{"callDetails":{"transactionId":"nested"},"transactionId":null}""")]
    public void A_null_takes_nothing_away(string detail)
    {
        Assert.Equal("nested", Read<VoiceAnalyticsEvent>(Event("VoiceAnalyticsStatus", detail)).TransactionId);
    }

    [Fact]
    public void A_task_of_a_media_insights_pipeline_is_named_by_its_stream()
    {
        var read = Read<VoiceToneEvent>(Event("VoiceToneAnalysisStatus", """
            {"taskId":"task-1","detailStatus":"VoiceToneAnalysisSuccessful","mediaInsightsPipelineId":"p-1","sourceArn":"arn:source","streamArn":"arn:stream",
             "channelId":1,"participantRole":"CUSTOMER","voiceToneAnalysisDetails":{"startFragmentNumber":"91343852333181432392682062607743920146264034345"}}
            """));

        Assert.Equal(
            ("p-1", "arn:source", "arn:stream", 1, "CUSTOMER"),
            (read.MediaInsightsPipelineId, read.SourceArn, read.StreamArn, read.ChannelId, read.ParticipantRole));
        Assert.Equal("91343852333181432392682062607743920146264034345", read.StartFragmentNumber);
        Assert.Equal("CUSTOMER", read.Speaker);
        Assert.Null(read.CurrentTone);
    }

    [Fact]
    public void The_streaming_status_of_a_leg_has_all_its_members()
    {
        var read = Read<CallStreamingEvent>(Event("Chime VoiceConnector Streaming Status", """
            {"callId":"c-1","direction":"Outbound","mediaType":"audio/L16","startFragmentNumber":"123456789012345678901234567890","currentFragmentNumber":42,
             "startTime":"2026-05-04T03:02:01.5Z","endTime":"2026-05-04T03:04:01Z","streamArn":"arn:aws:kinesisvideo:us-east-1:1:stream/s/1","toNumber":"+15550100",
             "transactionId":"t-1","voiceConnectorId":"vc-1","fromNumber":"+15550199","isCaller":true,"streamingStatus":"ENDED","version":"0",
             "inviteHeaders":{"from":"\"John\" <sip:+15550199@10.1.1.1>;tag=a","call-id":"x"},"updateHeaders":{"X":"y"},"siprecMetadata":"<?xml?>\r\n<recording/>",
             "sdp":{"mediaIndex":"0","mediaLabel":"1"}}
            """));

        Assert.Equal(
            ("ENDED", "ENDED", "Outbound", "audio/L16"),
            (read.StreamingStatus, read.DetailStatus, read.Direction, read.MediaType));
        Assert.Equal(("c-1", "t-1", "vc-1", true), (read.CallId, read.TransactionId, read.VoiceConnectorId, read.IsCaller));
        Assert.Equal(("+15550199", "+15550100"), (read.FromNumber, read.ToNumber));
        Assert.Equal(("123456789012345678901234567890", "42"), (read.StartFragmentNumber, read.CurrentFragmentNumber));
        Assert.Equal((Utc(3, 2, 1).AddMilliseconds(500), Utc(3, 4, 1)), (read.StartTime, read.EndTime));
        Assert.Equal(("x", "y"), (read.InviteHeaders!["Call-ID"], read.UpdateHeaders!["x"]));
        Assert.Equal((0, "1"), (read.Sdp!.MediaIndex, read.Sdp.MediaLabel));
        Assert.StartsWith("<?xml", read.SiprecMetadata, StringComparison.Ordinal);
        Assert.Equal(read.StreamArn, read.Result);
    }

    [Fact]
    public void A_stream_that_failed_says_when_and_why()
    {
        var read = Read<CallStreamingEvent>(Event("Chime VoiceConnector Streaming Status", """
            {"streamingStatus":"FAILED","voiceConnectorId":"vc-1","transactionId":"t-1","callId":"c-1","direction":"Inbound","failTime":"2026-05-04T03:02:01Z","failureReason":"Internal failure"}
            """));

        Assert.Equal(
            ("FAILED", Utc(3, 2, 1), "Internal failure", "Internal failure"),
            (read.StreamingStatus, read.FailTime, read.FailureReason, read.Result));
        Assert.Null(read.StreamArn);
    }

    [Fact]
    public void A_pipelines_state_has_all_its_members_and_those_of_its_metadata()
    {
        var read = Read<MediaInsightsPipelineEvent>(Event("Media Insights State Change", """
            {"version":"0","mediaInsightsPipelineArn":"arn:aws:chime:us-east-1:1:media-pipeline/p-1","mediaInsightsPipelineConfigurationArn":"arn:configuration",
             "eventType":"chime:MediaInsightsPermanentFailure","mediaInsightsPipelineElementStatuses":[{"type":"VoiceAnalyticsProcessor","status":"Failed","updatedOn":1777863721500},null],
             "failureReason":"Stream not found","failureOrigin":"Voice","httpStatusCode":"404",
             "transactionId":"t-1","fromNumber":"+1","toNumber":"+2","callId":"c-1","voiceConnectorId":"vc-1","direction":"Inbound",
             "id":{"of":"the metadata"},"time":"soon","region":"north","account":[],"agent":"Ann"}
            """));

        Assert.Equal(
            ("chime:MediaInsightsPermanentFailure", "chime:MediaInsightsPermanentFailure"), (read.EventType, read.DetailStatus));
        Assert.Equal(
            ("arn:aws:chime:us-east-1:1:media-pipeline/p-1", "p-1", "arn:configuration"),
            (read.MediaInsightsPipelineArn, read.MediaInsightsPipelineId, read.MediaInsightsPipelineConfigurationArn));
        var element = Assert.Single(read.MediaInsightsPipelineElementStatuses);
        Assert.Equal(
            ("VoiceAnalyticsProcessor", "Failed", Utc(3, 2, 1).AddMilliseconds(500)),
            (element.Type, element.Status, element.UpdatedOn));
        Assert.Equal(("Stream not found", "Voice", 404), (read.FailureReason, read.FailureOrigin, read.HttpStatusCode));
        Assert.Equal(
            ("t-1", "+1", "+2", "c-1", "vc-1", "Inbound"),
            (read.TransactionId, read.FromNumber, read.ToNumber, read.CallId, read.VoiceConnectorId, read.Direction));
        Assert.Equal(("event-1", "us-east-1"), (read.Id, read.Region));
    }

    [Theory]
    [InlineData("Media Insights Rules Matched")]
    [InlineData("EC2 Instance State-change Notification")]
    [InlineData("Chime VoiceConnector Streaming Status", "my.app")]
    [InlineData("VoiceToneAnalysisStatus", "my.app")]
    public void An_event_of_another_kind_or_source_is_an_error(string detailType, string source = "aws.chime")
    {
        Convert($$"""{"detail-type":"{{detailType}}","source":"{{source}}","detail":{} }""");

        Assert.Empty(_events);
        Assert.Contains(detailType, Assert.Single(_errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-05-04T03:02:01Z", 0)]
    [InlineData("2026-05-04T03:02:01.5Z", 500)]
    [InlineData("2026-05-04T03:02:01.25Z", 250)]
    [InlineData("2026-05-04T03:02:01.125Z", 125)]
    [InlineData("2026-05-04T03:02:01.125000Z", 125)]
    [InlineData("2026-05-04T03:02:01.125000000Z", 125)]
    [InlineData("2026-05-04T05:02:01.125+02:00", 125)]
    public void Times_of_any_precision_are_read(string time, int milliseconds)
    {
        var read = Read<VoiceAnalyticsEvent>($$"""{"detail-type":"VoiceAnalyticsStatus","time":"{{time}}","detail":{} }""");

        Assert.Equal(Utc(3, 2, 1).AddMilliseconds(milliseconds), read.Time);
        Assert.Equal(DateTimeKind.Utc, read.Time!.Value.Kind);
    }

    [Theory]
    [MemberData(nameof(Envelopes))]
    public void Each_envelope_is_taken_off(string envelope)
    {
        Convert(envelope);

        Assert.Empty(_errors);
        Assert.Equal(Notification.Tone(), Assert.Single(_events).Raw);
    }

    public static TheoryData<string> Envelopes()
    {
        var tone = Notification.Tone();
        var text = JsonSerializer.Serialize(tone);
        var base64 = System.Convert.ToBase64String(Encoding.UTF8.GetBytes(tone));
        var sns = $$"""{"Type":"Notification","MessageId":"m","TopicArn":"arn:t","Message":{{text}},"Timestamp":"2026-03-01T09:00:06Z"}""";
        var snsText = JsonSerializer.Serialize(sns);
        return
        [
            sns,
            $$"""{"MessageId":"m","Body":{{text}}}""",
            $$"""{"MessageId":"m","Body":{{snsText}}}""",
            $$"""{"Messages":[{"MessageId":"m","Body":{{snsText}}}]}""",
            $$"""{"Records":[{"messageId":"m","body":{{text}},"eventSource":"aws:sqs"}]}""",
            $$"""{"Records":[{"messageId":"m","body":{{snsText}},"eventSource":"aws:sqs"}]}""",
            $$"""{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"m","Message":{{text}} } }]}""",
            $$"""{"Records":[{"kinesis":{"partitionKey":"k","data":"{{base64}}"},"eventSource":"aws:kinesis"}]}""",
            $$"""{"Records":[{"SequenceNumber":"1","Data":"{{base64}}","PartitionKey":"k"}],"MillisBehindLatest":0}""",
            base64,
            $"\"{base64}\"",
            $"[\"{base64}\"]",
        ];
    }

    [Fact]
    public void A_record_that_is_no_event_leaves_the_others_alone()
    {
        var text = JsonSerializer.Serialize(Notification.Tone());

        Convert($$"""{"Records":[{"body":{{text}}},{"body":"no event"},{"other":1},{"body":{{text}}}]}""");

        Assert.Equal((2, 2), (_events.Count, _errors.Count));
    }

    [Fact]
    public void An_empty_list_of_records_is_nothing()
    {
        Convert("""{"Records":[]}""");

        Assert.Equal((0, 0), (_events.Count, _errors.Count));
    }

    [Theory]
    [InlineData("channelId", "-9223372036854775808")]
    [InlineData("channelId", "9223372036854775808")]
    [InlineData("channelId", "2147483648")]
    [InlineData("channelId", "1e400")]
    [InlineData("channelId", "1.5")]
    [InlineData("channelId", "{}")]
    [InlineData("taskId", "[]")]
    [InlineData("isCaller", "1")]
    [InlineData("isCaller", "\"perhaps\"")]
    [InlineData("voiceToneAnalysisDetails", "1")]
    [InlineData("voiceToneAnalysisDetails", "[]")]
    public void A_member_of_another_form_is_an_error_that_names_it(string name, string value)
    {
        Convert(Event("VoiceToneAnalysisStatus", $$"""{"{{name}}":{{value}}}"""));

        Assert.Empty(_events);
        Assert.Contains($"its '{name}' ", Assert.Single(_errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("beginOffsetMillis", "-9223372036854775808", true)]
    [InlineData("beginOffsetMillis", "\"-9223372036854775808\"", true)]
    [InlineData("beginOffsetMillis", "-9223372036854775809", false)]
    [InlineData("endOffsetMillis", "5e3", true)]
    [InlineData("endOffsetMillis", "\"5720.0\"", true)]
    [InlineData("endOffsetMillis", "\"\"", true)]
    [InlineData("endOffsetMillis", "0.5", false)]
    [InlineData("startTime", "1777863721500", true)]
    [InlineData("startTime", "\"\"", true)]
    [InlineData("startTime", "99999999999999999", false)]
    [InlineData("startTime", "-1", false)]
    [InlineData("startTime", "\"0001-01-01T00:00:00+14:00\"", false)]
    [InlineData("startTime", "\"9999-12-31T23:59:59-14:00\"", false)]
    [InlineData("startTime", "\"2026-02-30T00:00:00Z\"", false)]
    [InlineData("voiceToneLabel", "\"furious\"", true)]
    public void A_value_at_the_edge_is_read_or_an_error_and_nothing_else(string name, string value, bool isEvent)
    {
        Convert(
            Event(
                "VoiceToneAnalysisStatus",
                $$"""{"voiceToneAnalysisDetails":{"currentAverageVoiceTone":{"{{name}}":{{value}} } } }"""));

        Assert.Equal(isEvent ? (1, 0) : (0, 1), (_events.Count, _errors.Count));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1", true)]
    [InlineData("\"0.5\"", true)]
    [InlineData("\"\"", true)]
    [InlineData("null", true)]
    [InlineData("1.0000001", false)]
    [InlineData("-0.1", false)]
    [InlineData("72", false)]
    [InlineData("\"NaN\"", false)]
    [InlineData("\"Infinity\"", false)]
    [InlineData("\"low\"", false)]
    [InlineData("true", false)]
    public void A_score_is_a_number_from_0_to_1(string score, bool isScore)
    {
        Convert(
            Event(
                "VoiceToneAnalysisStatus",
                $$"""{"voiceToneAnalysisDetails":{"currentAverageVoiceTone":{"voiceToneScore":{"negative":{{score}} } } } }"""));
        Convert(
            Event(
                "SpeakerSearchStatus",
                $$"""{"speakerSearchDetails":{"results":[{"voiceProfileId":"vp-1","confidenceScore":{{score}} }]} }"""));

        Assert.Equal(isScore ? 2 : 0, _events.Count);
        Assert.All(
            _errors,
            static error => Assert.Matches(
                "its '[a-zA-Z.]*(voiceToneScore.negative|results\\[0\\].confidenceScore)' ", error.Message));
        Assert.Equal(isScore ? 0 : 2, _errors.Count);
    }

    [Fact]
    public void Lists_may_be_null_and_hold_nulls()
    {
        var search = Read<SpeakerSearchEvent>(
            Event(
                "SpeakerSearchStatus",
                """{"speakerSearchDetails":{"results":[null,{"voiceProfileId":"vp-1"},{"voiceProfileId":"vp-2","confidenceScore":0.1}]}}"""));
        Assert.Equal(["vp-2", "vp-1"], search.Results.Select(static result => result.VoiceProfileId));
        Assert.Equal(("vp-2", 0.1, "vp-2 (0.10)"), (search.BestMatchId, search.BestScore, search.Result));

        _events.Clear();
        Assert.Empty(
            Read<SpeakerSearchEvent>(Event("SpeakerSearchStatus", """{"speakerSearchDetails":{"results":null}}""")).Results);
        _events.Clear();
        Assert.Empty(
            Read<MediaInsightsPipelineEvent>(
                Event(
                    "Media Insights State Change",
                    """{"mediaInsightsPipelineElementStatuses":null}""")).MediaInsightsPipelineElementStatuses);
    }

    [Fact]
    public void An_errors_text_is_short_and_on_one_line_whatever_the_event_holds()
    {
        Convert($$"""{"detail-type":"\u001b]52;c;aGk=\u0007{{new string('x', 5000)}}\r\nforged","detail":{} }""");
        Convert("\u001b[2J" + new string('y', 100_000));

        Assert.Equal(2, _errors.Count);
        Assert.All(_errors, static error =>
        {
            Assert.InRange(error.Message.Length, 1, 600);
            Assert.DoesNotContain(error.Message, static character => char.IsControl(character));
        });
    }

    private static DateTime Utc(int hour, int minute, int second) => new(2026, 5, 4, hour, minute, second, DateTimeKind.Utc);

    private static string Event(string detailType, string detail) =>
        $$"""{"id":"event-1","detail-type":"{{detailType}}","source":"aws.chime","region":"us-east-1","detail":{{detail}}}""";

    private T Read<T>(string json)
        where T : ChimeVoiceEvent
    {
        Convert(json);
        Assert.Empty(_errors);
        return Assert.IsType<T>(Assert.Single(_events));
    }

    private void Convert(string json) => new EventReader(_events.Add, (error, _) => _errors.Add(error)).ReadWhole(json);
}
