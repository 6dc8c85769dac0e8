package dev.tollgate.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Standard output, which knows whether the program at the other end of its pipe has ended. */
public final class StandardOutput extends PrintWriter {

  private final Pipe pipe;

  private StandardOutput(Pipe pipe, Charset charset) {
    super(new OutputStreamWriter(pipe, charset), true);
    this.pipe = pipe;
  }

  static StandardOutput ofThisProcess(Charset charset) {
    return over(new FileOutputStream(FileDescriptor.out), charset);
  }

  /** What is written goes to {@code out}; on Linux, a write to a closed pipe fails with EPIPE. */
  public static StandardOutput over(OutputStream out, Charset charset) {
    return new StandardOutput(new Pipe(out), charset);
  }

  boolean isPipeClosed() {
    return pipe.isPipeClosed;
  }

  private static final class Pipe extends FilterOutputStream {

    private boolean isPipeClosed;

    Pipe(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        isPipeClosed = "Broken pipe".equals(e.getMessage());
        throw e;
      }
    }
  }
}
