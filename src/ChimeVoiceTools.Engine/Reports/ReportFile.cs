using System.Text;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Reports;

/// <summary>Writes a file whole or not at all.</summary>
internal static class ReportFile
{
    /// <summary>Checks whether a file can be written at a path, as far as that is known beforehand.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="ChimeException">It can't.</exception>
    public static void Check(string path, bool replace)
    {
        if (Directory.Exists(path))
        {
            throw Rules.Broken("Path", path, Messages.RulePathOfFile);
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw Rules.Broken("Path", path, Messages.RulePathFolder);
        }

        if (!replace && File.Exists(path))
        {
            throw Exists(path, null);
        }
    }

    /// <summary>Writes a text, which is seen at the path only when it is there as a whole.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="text">The text.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="ChimeException">It was not written.</exception>
    public static void Write(string path, string text, bool replace)
    {
        // In the same folder, since only there a file is renamed in one step.
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, "." + Guid.NewGuid().ToString("N") + ".tmp");
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (replace && File.Exists(path))
            {
                File.Replace(temporary, path, null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        catch (IOException exception) when (!replace && File.Exists(path))
        {
            throw Exists(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ChimeException(
                ErrorIds.FileNotWritten,
                ChimeErrorKind.WriteError,
                Text.Format(Messages.FileNotWritten, path, Text.Sentence(exception.Message)),
                exception);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left is a file that nobody reads; the error that counts is on its way.
        }
    }

    private static ChimeException Exists(string path, Exception? inner) => new(
        ErrorIds.FileExists,
        ChimeErrorKind.ResourceExists,
        Text.Format(Messages.FileExists, path),
        inner,
        ChimeRemedy.Replace);
}
