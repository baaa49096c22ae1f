namespace ChimeVoiceTools.Engine.Events;

/// <summary>One speaker of a call, whose tone is watched.</summary>
/// <remarks>
/// Readings count in the order of the call. One whose predecessor has not come waits for it, until the call has gone on for
/// so long that it is not to be expected any more.
/// </remarks>
/// <param name="key">Who speaks on which call.</param>
/// <param name="bound">The balance below which a reading counts.</param>
/// <param name="readings">How many in a row it takes for an alert.</param>
internal sealed class WatchedSpeaker(SpeakerKey key, double bound, int readings)
{
    // More readings than come in the time of patience: the clock of what sends them is wrong.
    private const int MostWaiting = 30;

    // A year, in milliseconds: what lasts longer is no call.
    private const long LongestCall = 365L * 24 * 60 * 60 * 1000;

    // The service sends one every 5 s (developer guide); half of that is left for its clock.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(7.5);

    // The window that a reading is of.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SortedList<DateTime, Reading> _waiting = [];

    // Those in a row that are below the bound, as long as there is no alert of them.
    private readonly List<Reading> _run = [];

    // What the events say of the call and the speaker. Not the events themselves: their JSON would take many times the memory.
    private readonly VoiceToneAlert _names = new();
    private DateTime? _last;
    private DateTime _beforeRun;
    private DateTime? _since;
    private int _below;

    public SpeakerKey Key { get; } = key;

    private bool IsAlerted => _below > 0;

    public IReadOnlyList<VoiceToneAlert> Add(VoiceToneEvent toneEvent)
    {
        _names.TaskId = toneEvent.TaskId ?? _names.TaskId;
        _names.TransactionId ??= toneEvent.TransactionId;
        _names.CallId ??= toneEvent.CallId;
        _names.VoiceConnectorId ??= toneEvent.VoiceConnectorId;
        _names.MediaInsightsPipelineId ??= toneEvent.MediaInsightsPipelineId;
        _names.ParticipantRole ??= toneEvent.ParticipantRole;
        _names.Region ??= toneEvent.Region;
        _names.EndpointUrl ??= toneEvent.EndpointUrl;

        var end = EndOf(toneEvent);
        if (!_waiting.ContainsKey(end))
        {
            _waiting.Add(end, new Reading(end, toneEvent.CurrentTone!, toneEvent.Time, IsFirst(toneEvent)));
        }

        return Settle(hasEnded: false);
    }

    public IReadOnlyList<VoiceToneAlert> Finish() => Settle(hasEnded: true);

    private static bool IsFirst(VoiceToneEvent toneEvent)
    {
        var tone = toneEvent.CurrentTone!;
        return tone.StartTime is { } start && tone.EndTime is { } end
            ? (start == toneEvent.OverallTone?.StartTime || tone.BeginOffsetMillis == 0) && end - start <= Step
            : tone.BeginOffsetMillis is null || (tone.BeginOffsetMillis == 0 && tone.EndOffsetMillis <= Step.TotalMilliseconds);
    }

    private DateTime EndOf(VoiceToneEvent toneEvent)
    {
        var tone = toneEvent.CurrentTone!;
        var end = tone.EndTime ?? (tone.EndOffsetMillis is >= 0 and <= LongestCall
            ? DateTime.MinValue.AddMilliseconds(tone.EndOffsetMillis.Value)
            : toneEvent.Time);
        if (end is not null)
        {
            return end.Value;
        }

        // What says nothing of its time follows what came before.
        var last = _last ?? DateTime.MinValue;
        return DateTime.MaxValue - last > Step ? last + Step : DateTime.MaxValue;
    }

    private List<VoiceToneAlert> Settle(bool hasEnded)
    {
        List<VoiceToneAlert> alerts = [];
        while (Next(hasEnded) is { } next)
        {
            _waiting.Remove(next.End);
            if (Count(next) is { } alert)
            {
                alerts.Add(alert);
            }
        }

        return alerts;
    }

    /// <summary>Finds the next reading that counts now, and forgets those that never will.</summary>
    private Reading? Next(bool hasEnded)
    {
        for (var i = 0; i < _waiting.Count;)
        {
            var reading = _waiting.Values[i];
            if (_last is null || reading.End > _last)
            {
                var counts = hasEnded
                    || _waiting.Count > MostWaiting
                    || _waiting.Keys[_waiting.Count - 1] - reading.End >= Patience
                    || (_last is { } last ? reading.End - last <= Step : reading.IsFirst);
                return counts ? reading : null;
            }

            // One that is late still belongs before those in a row that there is no alert of; any other came before.
            if (_run.Count == 0
                || reading.End >= _run[0].End
                || reading.End <= _beforeRun
                || _waiting.Count > MostWaiting)
            {
                _waiting.RemoveAt(i);
            }
            else if (_run[0].End - reading.End <= Step)
            {
                return reading;
            }
            else
            {
                i++;
            }
        }

        return null;
    }

    private VoiceToneAlert? Count(Reading reading)
    {
        var isBelow = reading.Tone.Balance < bound;
        if (reading.End < _last)
        {
            if (isBelow)
            {
                _run.Insert(0, reading);
                return AlertOfRun();
            }

            _beforeRun = reading.End;
            return null;
        }

        var previous = _last ?? DateTime.MinValue;
        _last = reading.End;
        if (IsAlerted)
        {
            if (isBelow)
            {
                _below++;
                return null;
            }

            var recovered = Alert("Recovered", [reading]);
            _below = 0;
            return recovered;
        }

        if (!isBelow)
        {
            _run.Clear();
            return null;
        }

        if (_run.Count == 0)
        {
            _beforeRun = previous;
        }

        _run.Add(reading);
        return AlertOfRun();
    }

    private VoiceToneAlert? AlertOfRun()
    {
        if (_run.Count < readings)
        {
            return null;
        }

        _below = _run.Count;
        _since = _run[0].Tone.StartTime ?? _run[0].Time;
        var alert = Alert("Below", [.. _run]);
        _run.Clear();
        return alert;
    }

    private VoiceToneAlert Alert(string state, Reading[] of) => new()
    {
        State = state,
        Bound = bound,
        Since = _since,
        Time = of[of.Length - 1].Tone.EndTime ?? of[of.Length - 1].Time,
        ReadingsBelow = _below,
        Readings = Array.ConvertAll(of, static reading => reading.Tone),
        TaskId = _names.TaskId,
        TransactionId = _names.TransactionId,
        CallId = _names.CallId,
        VoiceConnectorId = _names.VoiceConnectorId,
        IsCaller = Key.IsCaller,
        MediaInsightsPipelineId = _names.MediaInsightsPipelineId,
        StreamArn = Key.StreamArn,
        ChannelId = Key.ChannelId,
        ParticipantRole = _names.ParticipantRole,
        Region = _names.Region,
        EndpointUrl = _names.EndpointUrl,
    };

    private sealed record Reading(DateTime End, VoiceTone Tone, DateTime? Time, bool IsFirst);
}
