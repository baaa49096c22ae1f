using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Credentials;

namespace ChimeVoiceTools.Engine.Tests.Credentials;

/// <summary>The processes of these tests are shell scripts.</summary>
public sealed class ProcessCredentialsTests : IDisposable
{
    private static readonly Task Never = new TaskCompletionSource<bool>().Task;

    private readonly string _folder = Directory.CreateTempSubdirectory("chime-").FullName;

    public ProcessCredentialsTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The credential processes of these tests are shell scripts.");

    [Fact]
    public async Task What_a_process_prints_are_the_credentials()
    {
        var credentials = Of(
            """echo '{"Version": 1, "AccessKeyId": "ASIAPROCESS", "SecretAccessKey": "secret", "SessionToken": "token", "Expiration": "2099-01-01T00:00:00Z"}'""");

        var keys = await credentials.GetCredentialsAsync();

        Assert.Equal(("ASIAPROCESS", "secret", "token"), (keys.AccessKey, keys.SecretKey, keys.Token));
        Assert.Equal(2098, credentials.Expiration!.Value.Year);
    }

    [Fact]
    public async Task A_process_that_hangs_is_ended_after_a_minute_with_its_children()
    {
        var clock = new FakeClock();
        var getting = Of("sleep 600 & echo $! > child; echo $$ > parent; wait", clock).GetCredentialsAsync();
        var child = await IdOfAsync("child");
        var parent = await IdOfAsync("parent");
        clock.Advance(59);
        Assert.False(getting.IsCompleted);

        clock.Advance(1);

        Exception error = await Assert.ThrowsAsync<AmazonClientException>(() => getting);
        Assert.Contains("60 s", error.Message, StringComparison.Ordinal);
        await AssertEndsAsync(parent);
        await AssertEndsAsync(child);
    }

    [Fact]
    public async Task A_process_is_ended_when_nobody_waits_for_it_any_more()
    {
        var unused = new TaskCompletionSource<bool>();
        var getting = Of("echo $$ > parent; exec sleep 600", unused: unused.Task).GetCredentialsAsync();
        var parent = await IdOfAsync("parent");

        unused.SetResult(true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => getting);
        await AssertEndsAsync(parent);
    }

    [Fact]
    public async Task A_process_that_prints_without_an_end_is_ended()
    {
        var getting = Of("echo $$ > parent; exec yes secret-of-process").GetCredentialsAsync();

        Exception error = await Assert.ThrowsAsync<AmazonClientException>(() => getting);

        Assert.Contains("1024 KiB", error.Message, StringComparison.Ordinal);
        await AssertEndsAsync(await IdOfAsync("parent"));
    }

    [Theory]
    [InlineData("echo secret-of-process >&2; exit 3", "exit code 3")]
    [InlineData("yes secret-of-process | head -c 9000000 >&2; exit 4", "exit code 4")]
    [InlineData("echo secret-of-process", "not well formed")]
    [InlineData("""echo '{"Version": 1, "AccessKeyId": "secret-of-process"}'""", "not well formed")]
    [InlineData("""echo '{"AccessKeyId": ["secret-of-process"]}'""", "not well formed")]
    [InlineData("""echo '["secret-of-process"]'""", "not well formed")]
    [InlineData("true", "not well formed")]
    [InlineData("sleep 600 & echo $! > child; exit 0", "still holds its output open")]
    public async Task What_goes_wrong_is_told_without_anything_that_the_process_wrote(string script, string told)
    {
        Exception error = await Assert.ThrowsAsync<AmazonClientException>(() => Of(script).GetCredentialsAsync());

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-process", error.ToString(), StringComparison.Ordinal);
        if (File.Exists(Path.Combine(_folder, "child")))
        {
            Process.GetProcessById(await IdOfAsync("child")).Kill();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ProcessCredentials Of(string script, TimeProvider? time = null, Task? unused = null)
    {
        var file = Path.Combine(_folder, "process.sh");
        File.WriteAllText(file, $"cd '{_folder}'\n{script}\n");
        return new ProcessCredentials($"sh {file}", time ?? TimeProvider.System, () => unused ?? Never);
    }

    private async Task<int> IdOfAsync(string name)
    {
        var file = Path.Combine(_folder, name);
        await Eventually.BecomesTrueAsync(
            () => File.Exists(file) && File.ReadAllText(file).EndsWith("\n", StringComparison.Ordinal));
        return int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
    }

    private static async Task AssertEndsAsync(int id)
    {
        if (Platform.IsMono)
        {
            // .NET Framework ends children with a program of Windows, and the process itself is a child of the shell that runs
            // it.
            if (IsRunning(id))
            {
                Process.GetProcessById(id).Kill();
            }

            return;
        }

        await Eventually.BecomesTrueAsync(() => !IsRunning(id));
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
