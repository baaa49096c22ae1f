using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Events;

/// <summary>
/// Watches the tone of any number of calls while they go on, from the events of voice tone analyses, in whatever order and
/// however often they come.
/// </summary>
internal sealed class ToneWatch
{
    // More speakers than speak at once anywhere: the others' calls have ended, whether an event said so or not.
    private const int MostSpeakers = 10_000;
    private const int MostReadings = 100;

    private readonly Dictionary<SpeakerKey, LinkedListNode<WatchedSpeaker>> _speakers = [];

    // The one that was heard last comes last.
    private readonly LinkedList<WatchedSpeaker> _byTime = new();
    private readonly double _bound;
    private readonly int _readings;

    /// <summary>Begins to watch.</summary>
    /// <param name="bound">The balance below which a reading counts.</param>
    /// <param name="readings">How many in a row it takes for an alert.</param>
    /// <exception cref="ChimeException">One of them breaks its rule.</exception>
    public ToneWatch(double bound, int readings)
    {
        // Not true of NaN either.
        if (!(bound is >= -1 and <= 1))
        {
            throw Rules.Broken("Below", bound, Messages.RuleBalance);
        }

        if (readings is < 1 or > MostReadings)
        {
            throw Rules.Broken("Readings", readings, Text.Format(Messages.RuleReadings, MostReadings));
        }

        (_bound, _readings) = (bound, readings);
    }

    /// <summary>Gets how many speakers are remembered.</summary>
    public int Speakers => _byTime.Count;

    /// <summary>Takes an event in.</summary>
    /// <param name="toneEvent">An event of a voice tone analysis.</param>
    /// <returns>The alerts that it leads to, in the order of the call.</returns>
    public IReadOnlyList<VoiceToneAlert> Add(VoiceToneEvent toneEvent)
    {
        if (toneEvent.CurrentTone?.Balance is null)
        {
            return [];
        }

        var key = new SpeakerKey(
            toneEvent.Call ?? toneEvent.TaskId, toneEvent.StreamArn, toneEvent.ChannelId, toneEvent.IsCaller);
        if (_speakers.TryGetValue(key, out var known))
        {
            _byTime.Remove(known);
        }
        else
        {
            known = new LinkedListNode<WatchedSpeaker>(new WatchedSpeaker(key, _bound, _readings));
            _speakers.Add(key, known);
        }

        _byTime.AddLast(known);
        if (_byTime.Count > MostSpeakers)
        {
            _speakers.Remove(_byTime.First!.Value.Key);
            _byTime.RemoveFirst();
        }

        return known.Value.Add(toneEvent);
    }

    /// <summary>Ends the input: readings that still wait for those before them wait no longer.</summary>
    /// <returns>The alerts that this leads to, of one speaker after the other.</returns>
    public IEnumerable<VoiceToneAlert> Finish() => _byTime.SelectMany(static speaker => speaker.Finish());
}

/// <summary>Who speaks on which call.</summary>
internal readonly record struct SpeakerKey(string? Call, string? StreamArn, int? ChannelId, bool? IsCaller);
