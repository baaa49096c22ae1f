namespace ChimeVoiceTools.Engine.VoiceProfiles;

/// <summary>A page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextToken">What the next page is asked for with; null or empty when it is the last one.</param>
internal readonly record struct Page<T>(IEnumerable<T> Items, string? NextToken);
