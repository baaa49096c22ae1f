using System.Text.Json;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>What an operation answers when it succeeds.</summary>
internal readonly record struct Answer(int Status, ReadOnlyMemory<byte> Body)
{
    public static Answer NoContent => new(204, default);

    /// <param name="status">The HTTP status.</param>
    /// <param name="write">Writes the members of the answer's object.</param>
    public static Answer Json(int status, Action<Utf8JsonWriter> write) => new(status, JsonText.Object(write));
}
