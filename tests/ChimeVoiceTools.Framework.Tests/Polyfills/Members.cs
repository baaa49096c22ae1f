using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChimeVoiceTools.Framework.Tests;

/// <summary>
/// Members that the tests call and that .NET Framework 4.7.2 and System.Text.Json 8 don't have, doing the same.
/// </summary>
internal static class Members
{
    extension(OperatingSystem)
    {
        public static bool IsWindows() => Environment.OSVersion.Platform == PlatformID.Win32NT;
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string prefix) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));
    }

    extension(File)
    {
        public static Task WriteAllTextAsync(string path, string contents, CancellationToken cancellationToken) =>
            Task.Run(() => File.WriteAllText(path, contents), cancellationToken);

        public static Task<string[]> ReadAllLinesAsync(string path, CancellationToken cancellationToken) =>
            Task.Run(() => File.ReadAllLines(path), cancellationToken);
    }

    extension(Enum)
    {
        public static T Parse<T>(string name)
            where T : struct => (T)Enum.Parse(typeof(T), name);

        public static string[] GetNames<T>()
            where T : struct => Enum.GetNames(typeof(T));
    }

    extension(Task task)
    {
        public Task WaitAsync(CancellationToken cancellationToken) =>
            task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    extension<T>(Task<T> task)
    {
        public Task<T> WaitAsync(CancellationToken cancellationToken) =>
            task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    extension(Parallel)
    {
        public static Task ForAsync(int fromInclusive, int toExclusive, Func<int, CancellationToken, ValueTask> body) =>
            Task.WhenAll(
                Enumerable.Range(fromInclusive, toExclusive - fromInclusive).Select(
                    i => Task.Run(() => body(i, CancellationToken.None).AsTask())));

        public static async Task ForEachAsync<T>(
            IEnumerable<T> items, ParallelOptions options, Func<T, CancellationToken, ValueTask> body)
        {
            using var permits = new SemaphoreSlim(options.MaxDegreeOfParallelism);
            await Task.WhenAll(items.Select(async item =>
            {
                await permits.WaitAsync();
                try
                {
                    await Task.Run(() => body(item, CancellationToken.None).AsTask());
                }
                finally
                {
                    permits.Release();
                }
            }));
        }
    }

    extension(JsonElement)
    {
        public static JsonElement Parse(string json)
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }

        public static bool DeepEquals(JsonElement one, JsonElement other) =>
            JsonNode.DeepEquals(JsonNode.Parse(one.GetRawText()), JsonNode.Parse(other.GetRawText()));
    }

    extension(string)
    {
        public static string Join<T>(char separator, IEnumerable<T> values) => string.Join(separator.ToString(), values);
    }

    extension(string text)
    {
        public string Replace(string oldValue, string newValue, StringComparison comparison)
        {
            Debug.Assert(comparison == StringComparison.Ordinal, "Every other comparison would be another method.");
            return text.Replace(oldValue, newValue);
        }

        public string ReplaceLineEndings(string ending) => text.Replace("\r\n", "\n").Replace("\n", ending);

        public string[] Split(string separator, int count) => text.Split([separator], count, StringSplitOptions.None);
    }

    extension(Encoding encoding)
    {
        public string GetString(ReadOnlySpan<byte> bytes) => encoding.GetString(bytes.ToArray());
    }

    extension(CancellationTokenSource source)
    {
        public Task CancelAsync() => Task.Run(source.Cancel);
    }

    extension(Task task)
    {
        public Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
            task.WaitAsync(timeout, TimeProvider.System, cancellationToken);
    }

    extension<T>(Task<T> task)
    {
        public Task<T> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
            task.WaitAsync(timeout, TimeProvider.System, cancellationToken);
    }

    // The streams of .NET Framework look at a token before they begin and not while they wait.
    extension(Stream stream)
    {
        public async Task ReadExactlyAsync(byte[] buffer, CancellationToken cancellationToken)
        {
            for (int read = 0; read < buffer.Length;)
            {
                int more = await stream.ReadAsync(
                    buffer, read, buffer.Length - read, cancellationToken).WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
                read += more > 0 ? more : throw new EndOfStreamException();
            }
        }

        public Task WriteAsync(byte[] buffer, CancellationToken cancellationToken) =>
            stream.WriteAsync(buffer, 0, buffer.Length, cancellationToken).WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    extension(StreamReader reader)
    {
        public Task<string> ReadToEndAsync(CancellationToken cancellationToken) =>
            reader.ReadToEndAsync().WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    extension(TcpListener listener)
    {
        public Task<TcpClient> AcceptTcpClientAsync(CancellationToken cancellationToken) =>
            listener.AcceptTcpClientAsync().WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    extension(TcpClient client)
    {
        public Task ConnectAsync(string host, int port, CancellationToken cancellationToken) =>
            client.ConnectAsync(host, port).WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    extension<T>(IEnumerable<T> items)
    {
        public IEnumerable<T> Order() => items.OrderBy(item => item);

        public T MaxBy<TKey>(Func<T, TKey> key) => items.OrderByDescending(key).First();
    }

    extension<TKey, TValue>(ConcurrentDictionary<TKey, TValue> dictionary)
        where TKey : notnull
    {
        public TValue? GetValueOrDefault(TKey key) => dictionary.TryGetValue(key, out TValue? value) ? value : default;
    }

    extension<TKey, TValue>(KeyValuePair<TKey, TValue> pair)
    {
        public void Deconstruct(out TKey key, out TValue value) => (key, value) = (pair.Key, pair.Value);
    }
}
