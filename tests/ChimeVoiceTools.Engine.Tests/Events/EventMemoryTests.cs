using ChimeVoiceTools.Engine.Events;
using ChimeVoiceTools.Engine.Tests.Waiting;

namespace ChimeVoiceTools.Engine.Tests.Events;

/// <summary>What the reading of events keeps in memory: measured while no other test of this process runs.</summary>
[Collection(nameof(Alone))]
public sealed class EventMemoryTests
{
    [Fact]
    public void A_hundred_thousand_events_are_read_in_constant_memory()
    {
        // Ten different malformed lines in every hundred.
        string[] malformed =
        [
            "INFO", "{\"id\":\"1\",\"detail\":", "{\"id\":\"cut", "}", "42", "{\"a\":1}", "[1]", "{\"detail-type\":,}",
            "{\"detail-type\":\"VoiceToneAnalysisStatus\",\"detail\":1}", "{\"Message\":\"none\"}",
        ];
        var events = 0;
        var errors = 0;
        long most = 0;
        long? afterATenth = null;
        var reader = new EventReader(_ => events++, (_, _) => errors++);
        for (var i = 0; i < 100_000; i++)
        {
            reader.Read(i % 10 == 9 ? malformed[i / 10 % 10] : Notification.Tone($"event-{i}"));
            if (i % 10_000 == 9_999)
            {
                var retained = GC.GetTotalMemory(forceFullCollection: true);
                afterATenth ??= retained;
                most = Math.Max(most, retained);
            }
        }

        reader.Finish();

        Assert.Equal((90_000, 10_000), (events, errors));

        // The whole text is 80 MB.
        Assert.InRange(most - afterATenth!.Value, long.MinValue, 20_000_000);
    }
}
