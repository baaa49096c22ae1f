using ChimeVoiceTools.Emulator.Operations;

namespace ChimeVoiceTools.Emulator.Logs;

/// <summary>
/// The newest requests. Thousands come in a second, so each is kept as plain values in place of the oldest, and becomes an
/// object only when someone looks.
/// </summary>
internal sealed class RequestLog(int capacity)
{
    private const int LongestPath = 2048;

    private readonly object _gate = new();
    private Entry[] _entries = new Entry[Math.Min(capacity, 64)];
    private long _count;

    public void Add(DateTime time, Operation? operation, EmulatorRequest request, EmulatorResponse response, FaultKind? fault)
    {
        lock (_gate)
        {
            var index = _count++;
            if (capacity == 0)
            {
                return;
            }

            if (index >= _entries.Length && _entries.Length < capacity)
            {
                Array.Resize(ref _entries, (int)Math.Min(capacity, _entries.Length * 2L));
            }

            ref var entry = ref _entries[index % _entries.Length];
            entry.Time = time;
            entry.Operation = operation?.Name;
            entry.Method = request.Method;
            entry.Path = request.Target.Length <= LongestPath ? request.Target : request.Target.Substring(0, LongestPath);
            entry.Status = response.Status;
            entry.ErrorType = response.ErrorType;
            entry.RequestId = response.RequestGuid;
            entry.Fault = fault;
        }
    }

    public IReadOnlyList<EmulatorRequestRecord> ToList()
    {
        lock (_gate)
        {
            var kept = (int)Math.Min(_count, _entries.Length);
            var records = new List<EmulatorRequestRecord>(kept);
            for (var index = _count - kept; index < _count; index++)
            {
                records.Add(_entries[index % _entries.Length].ToRecord(index + 1));
            }

            return records;
        }
    }

    private struct Entry
    {
        public DateTime Time;
        public string? Operation;
        public string Method;
        public string Path;
        public int Status;
        public string? ErrorType;
        public Guid RequestId;
        public FaultKind? Fault;

        public readonly EmulatorRequestRecord ToRecord(long number) => new()
        {
            Number = number,
            Time = Time,
            Operation = Operation,
            Method = Method,
            Path = Path,
            Status = Status,
            ErrorType = ErrorType,
            RequestId = RequestId.ToString(),
            Fault = Fault,
        };
    }
}
