namespace ChimeVoiceTools.Engine.Consent;

/// <summary>
/// The starts of tasks that a ledger names, of the days for which the service knows their tasks, and what came of each.
/// </summary>
internal sealed class RecordedStarts
{
    private const string Operations = "Start";

    private readonly Dictionary<long, RecordedStart> _byConsent = [];
    private readonly Dictionary<string, RecordedStart> _byTask = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Operation, string Reference), List<RecordedStart>> _byReference = [];
    private readonly Queue<RecordedStart> _inOrder = new();
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Gets for how long the service knows a task.</summary>
    public static TimeSpan Readable => TimeSpan.FromDays(7);

    /// <summary>Gets the starts, in their order.</summary>
    public IEnumerable<RecordedStart> All => _inOrder;

    /// <summary>
    /// Gets the starts whose tasks were not seen to have ended, in their order; those that were never answered are among them.
    /// </summary>
    public IEnumerable<ConsentRecord> Open => _inOrder
        .Where(static start => !start.IsOver && DateTime.UtcNow - start.Record.Time < Readable)
        .Select(static start => start.Record);

    /// <summary>Finds the start of a task.</summary>
    public RecordedStart? OfTask(string? taskId) =>
        taskId is not null && _byTask.TryGetValue(taskId, out var start) ? start : null;

    /// <summary>Finds the start that rests on a consent.</summary>
    public RecordedStart? OfConsent(long number) => _byConsent.TryGetValue(number, out var start) ? start : null;

    /// <summary>Finds the starts that a user calls so, the newest first; those that the service refused are none.</summary>
    public IEnumerable<ConsentRecord> Named(string operation, string reference) =>
        _byReference.TryGetValue((operation, reference), out var starts)
            ? Enumerable.Reverse(starts).Where(static start => !start.IsRefused && DateTime.UtcNow - start.Record.Time < Readable)
                .Select(static start => start.Record)
            : [];

    /// <summary>Takes over what a line says.</summary>
    public void Apply(ConsentRecord record)
    {
        switch (record.Event)
        {
            case ConsentEvents.Consent when record.Operation?.StartsWith(Operations, StringComparison.Ordinal) == true:
                Add(record.Number, record);
                break;
            case ConsentEvents.Started when record.TaskId is not null:
                Started(record);
                break;
            case ConsentEvents.Refused or ConsentEvents.Abandoned when Find(record) is { } start:
                start.IsOver = true;
                start.IsRefused = record.Event == ConsentEvents.Refused;
                break;
            case ConsentEvents.Ended when OfTask(record.TaskId) is { } start:
                start.IsOver = true;
                start.End = record;
                break;
        }
    }

    /// <summary>The record without what the ledger alone has to keep, and with one text for all that say the same.</summary>
    private ConsentRecord Slim(ConsentRecord record) => record with
    {
        User = null,
        HostName = null,
        Hash = null,
        Operation = Shared(record.Operation),
        ConsentObtained = Shared(record.ConsentObtained),
        VoiceConnectorId = Shared(record.VoiceConnectorId),
        VoiceProfileDomainId = Shared(record.VoiceProfileDomainId),
        Region = Shared(record.Region),
        EndpointUrl = Shared(record.EndpointUrl),
    };

    private string? Shared(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!_texts.TryGetValue(text, out var known))
        {
            _texts[text] = known = text;
        }

        return known;
    }

    private RecordedStart? Find(ConsentRecord record) => record.ConsentNumber is { } number ? OfConsent(number) : null;

    private void Started(ConsentRecord record)
    {
        var start = Find(record) ?? Add(record.ConsentNumber ?? record.Number, record);
        start.Record = Slim(record);

        // The same token again is answered with the same task, which is not to be seen twice.
        start.IsOver = OfTask(record.TaskId) is { } known && known != start;
        if (!start.IsOver)
        {
            _byTask[record.TaskId!] = start;
        }
    }

    private RecordedStart Add(long consent, ConsentRecord record)
    {
        RecordedStart start = new(consent, Slim(record));
        _byConsent[consent] = start;
        _inOrder.Enqueue(start);
        if (record.Reference is { } reference)
        {
            if (!_byReference.TryGetValue((record.Operation, reference), out var starts))
            {
                _byReference[(record.Operation, reference)] = starts = [];
            }

            starts.Add(start);
        }

        while (record.Time - _inOrder.Peek().Record.Time > Readable)
        {
            Remove(_inOrder.Dequeue());
        }

        return start;
    }

    private void Remove(RecordedStart old)
    {
        _byConsent.Remove(old.Consent);
        if (OfTask(old.Record.TaskId) == old)
        {
            _byTask.Remove(old.Record.TaskId!);
        }

        if (old.Record.Reference is { } reference && _byReference.TryGetValue((old.Record.Operation, reference), out var starts))
        {
            starts.Remove(old);
            if (starts.Count == 0)
            {
                _byReference.Remove((old.Record.Operation, reference));
            }
        }
    }
}

/// <summary>A start, and what is known of it.</summary>
/// <param name="consent">The number of the line that has its consent.</param>
/// <param name="record">The last line that has all of it.</param>
internal sealed class RecordedStart(long consent, ConsentRecord record)
{
    /// <summary>Gets the number of the line that has its consent.</summary>
    public long Consent => consent;

    /// <summary>Gets the last line that has all of it: the start with the task's id, or else the consent.</summary>
    public ConsentRecord Record { get; set; } = record;

    /// <summary>Gets whether its task is known to have ended, or never to be known.</summary>
    public bool IsOver { get; set; }

    /// <summary>Gets the line that has its end; null where none has.</summary>
    public ConsentRecord? End { get; set; }

    /// <summary>Gets whether nothing was started.</summary>
    public bool IsRefused { get; set; }
}
