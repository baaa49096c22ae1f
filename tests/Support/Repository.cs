namespace ChimeVoiceTools.Tests.Support;

/// <summary>The checkout that is tested.</summary>
public static class Repository
{
    /// <summary>Where its files are published.</summary>
    public const string Published = "https://github.com/ChimeVoiceTools/ChimeVoiceTools/blob/main/";

    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "PSModule.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests don't run in a checkout."));
}
