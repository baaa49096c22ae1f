using System.Text;
using ChimeVoiceTools.Engine.Events;

namespace ChimeVoiceTools.Engine.Tests.Events;

/// <summary>Events that were changed at random: what comes of them is events and errors, and never an exception.</summary>
public sealed class EventFuzzTests
{
    private const int RoundsPerSeed = 4000;

    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        ",",
        ":",
        "\n",
        "\r\n",
        "\0",
        "\uFEFF",
        "\u001b[2J",
        "\\u0000",
        "\\ud800",
        "\ud800",
        "\udfff",
        "null",
        "true",
        "[]",
        "{}",
        "-9223372036854775808",
        "9223372036854775807",
        "1e999",
        "-1e-999",
        "NaN",
        "0.1",
        "\"\"",
        "\"1e999\"",
        "99999999999999999999999",
        "\"9999-12-31T23:59:59.9999999-14:00\"",
        "\"0001-01-01T00:00:00+14:00\"",
        "detail-type",
        "\"detail-type\":",
        "\"detail\":{",
        "\"Message\":",
        "\"Body\":\"{",
        "\"Records\":[",
        "\"kinesis\":{\"data\":\"////\"",
        "VoiceToneAnalysisStatus",
        "SpeakerSearchStatus",
        "Media Insights State Change",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_is_read_the_event_behind_it_is_read_too(int seed)
    {
        string[] valid = [.. EventFormsTests.Envelopes().Select(static row => row.Data), .. Samples(), Notification.Pretty()];
        var random = new Random(seed);
        for (var round = 0; round < RoundsPerSeed; round++)
        {
            var changed = Change(valid[random.Next(valid.Length)], random);
            var events = 0;
            var errors = 0;
            ChimeVoiceEvent? last = null;
            var reader = new EventReader(
                read =>
                {
                    events++;
                    last = read;
                },
                (_, _) => errors++);
            try
            {
                reader.ReadWhole(changed);
                Assert.True(events + errors > 0 || IsNothing(changed), "It came to nothing.");
                reader.ReadWhole(Notification.Tone("behind"));
                Assert.Equal("behind", last?.Id);

                foreach (var line in changed.Split('\n'))
                {
                    reader.Read(line);
                }

                reader.Finish();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}, round {round}: {changed}", exception);
            }
        }
    }

    // An empty list, and nothing but separators.
    private static bool IsNothing(string text) =>
        text.All(static character => char.IsWhiteSpace(character) || character is '[' or ']' or ',' or '\uFEFF')
        || System.Text.RegularExpressions.Regex.IsMatch(
            text, "\"(Records|Messages|Message|Body|body|Data|data|kinesis|Sns)\"\\s*:\\s*\\[[\\s\\[\\],]*\\]");

    private static string Change(string text, Random random)
    {
        var changed = new StringBuilder(text);
        for (var i = random.Next(1, 5); i > 0 && changed.Length > 0; i--)
        {
            var at = random.Next(changed.Length);
            switch (random.Next(6))
            {
                case 0:
                    changed.Remove(at, Math.Min(random.Next(1, 30), changed.Length - at));
                    break;
                case 1:
                    changed.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    changed[at] = (char)random.Next(char.MaxValue + 1);
                    break;
                case 3:
                    changed[at] = (char)random.Next(128);
                    break;
                case 4:
                    changed.Length = at;
                    break;
                default:
                    // A value for another one.
                    var colon = changed.ToString().IndexOf(':', at);
                    if (colon > 0)
                    {
                        var end = changed.ToString().IndexOfAny([',', '}', ']'], colon);
                        changed.Remove(colon + 1, Math.Max(0, (end < 0 ? changed.Length : end) - colon - 1));
                        changed.Insert(colon + 1, Pieces[random.Next(Pieces.Length)]);
                    }

                    break;
            }
        }

        return changed.ToString();
    }

    private static IEnumerable<string> Samples()
    {
        yield return Notification.Tone();
        yield return Notification.Of(
            "SpeakerSearchStatus",
            """{"taskId":"t","detailStatus":"IdentificationSuccessful","speakerSearchDetails":{"results":[{"voiceProfileId":"vp","confidenceScore":"0.5"}]}}""");
        yield return Notification.Of(
            "VoiceAnalyticsStatus",
            """{"detailStatus":"PostCallVoiceAnalytics","speakerSearchResults":{"createVoiceProfileTransactions":[{"voiceProfileId":"vp","requestTimestamp":"2022-12-14T18:38:38.796Z"}]}}""");
        yield return """{"detail-type":"VoiceAnalyticsStatus","detail":{"detailStatus":"AnalyticsReady","callDetails":{"isCaller":true,"transactionId":"t"},"inviteHeaders":{"a":"b"}}}""";
        yield return """{"detail-type":"Chime VoiceConnector Streaming Status","source":"aws.chime","detail":{"streamingStatus":"STARTED","startTime":"2026-05-04T03:02:01Z","sdp":{"mediaIndex":0},"inviteHeaders":{"a":["b"]}}}""";
        yield return """{"detail-type":"Media Insights State Change","source":"aws.chime","detail":{"eventType":"x","httpStatusCode":1,"mediaInsightsPipelineElementStatuses":[{"type":"a","updatedOn":1646868399}]}}""";
    }
}
