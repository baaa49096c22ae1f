namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>The id of a media insights pipeline, which is the last part of its ARN.</summary>
internal static class PipelineId
{
    /// <summary>Gets the id out of an id or an ARN; null for null.</summary>
    public static string? Of(string? identifier) => identifier?.Substring(identifier.LastIndexOf('/') + 1);
}
