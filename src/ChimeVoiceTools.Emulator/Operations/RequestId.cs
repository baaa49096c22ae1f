using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>Makes ids for answers: unlike each other, which is all that is asked of them, and quick to make.</summary>
internal static class RequestId
{
    private static readonly ulong Process = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray(), 8);
    private static long _last;

    public static Guid Next()
    {
        var number = Chance.Mix((ulong)Interlocked.Increment(ref _last) + Process);
        return new Guid(
            (int)number,
            (short)(number >> 32),
            (short)(0x4000 | ((int)(number >> 48) & 0x0FFF)),
            (byte)(0x80 | ((int)(number >> 60) << 2)),
            (byte)Process,
            (byte)(Process >> 8),
            (byte)(Process >> 16),
            (byte)(Process >> 24),
            (byte)(Process >> 32),
            (byte)(Process >> 40),
            (byte)(Process >> 48));
    }
}
