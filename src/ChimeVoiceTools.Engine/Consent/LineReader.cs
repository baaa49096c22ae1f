using System.IO;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Consent;

/// <summary>Reads a file line by line, as bytes, without keeping what was read.</summary>
/// <param name="stream">The file, at the beginning of a line.</param>
internal sealed class LineReader(Stream stream)
{
    // No line that is written is a hundredth as long.
    private const int LongestLine = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _searched;
    private int _end;

    /// <summary>Gets how many bytes the lines have that were read, their line breaks included.</summary>
    public long Length { get; private set; }

    /// <summary>Gets what follows the last line break, once there is no line any more.</summary>
    public ArraySegment<byte> Rest => new(_buffer, _start, _end - _start);

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its line break; the bytes are good until the next call.</param>
    /// <returns>False where no line break follows any more.</returns>
    /// <exception cref="IOException">The file can't be read, or what is in it is no line.</exception>
    public bool TryRead(out ArraySegment<byte> line)
    {
        while (true)
        {
            var lineBreak = Array.IndexOf(_buffer, (byte)'\n', _searched, _end - _searched);
            if (lineBreak >= 0)
            {
                line = new ArraySegment<byte>(_buffer, _start, lineBreak - _start);
                Length += line.Count + 1;
                _start = _searched = lineBreak + 1;
                return true;
            }

            _searched = _end;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _searched, _end) = (0, _searched - _start, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
            {
                throw new InvalidDataException(Messages.LedgerLineTooLong);
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }
}
