/*
 * Preloaded into the bot (LD_PRELOAD, https://man7.org/linux/man-pages/man8/ld.so.8.html): writes down every change that
 * the process makes to files below one folder, and every sync, in the order in which they happen, and cuts the power at the
 * operation it is told. What of it would be on a disk is worked out afterwards, from the record.
 *
 * DISK_FOLDER   the folder, as an absolute path
 * DISK_RECORD   the record, outside of it
 * DISK_CONTROL  a mapped file: what the tests see and turn, see struct control
 *
 * SQLite's shared memory (-shm) is left out: it does not outlive a cut and SQLite makes it anew
 * (https://sqlite.org/walformat.html#the_wal_index_file_format).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* DiskOperation.cs has the same numbers. */
enum kind { CREATE = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, CUT, UNKNOWN };

struct control {
    uint64_t done;     /* operations so far */
    uint64_t cut_at;   /* the number of the last one; 0: none */
    uint32_t after;    /* 1: it is still done, 0: it is not */
    uint32_t stall_ms; /* how long the disk hangs before the cut: whoever does not wait for it gets ahead */
    uint32_t at_sync;  /* 1: wait for the first sync from there on */
};

struct entry {
    uint32_t kind, name, other, reserved; /* lengths of the two names */
    uint64_t offset, length, done;
};

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static int record = -1;
static struct control *control;

__attribute__((constructor)) static void begin(void)
{
    const char *named = getenv("DISK_FOLDER"), *to = getenv("DISK_RECORD"), *shared = getenv("DISK_CONTROL");
    if (!named || !to || !shared || !realpath(named, folder)) return;
    folder_length = strlen(folder);
    int fd = (int)syscall(SYS_openat, AT_FDCWD, shared, O_RDWR | O_CLOEXEC, 0);
    void *mapped = (void *)syscall(SYS_mmap, NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd < 0 || mapped == MAP_FAILED) return;
    control = mapped;
    record = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The name within the folder, "" for the folder itself; NULL when it is none of ours. */
static const char *ours(const char *path)
{
    if (record < 0 || !path || strncmp(path, folder, folder_length) != 0) return NULL;
    if (path[folder_length] == 0) return "";
    if (path[folder_length] != '/') return NULL;
    const char *name = path + folder_length + 1;
    size_t length = strlen(name);
    if (length >= 4 && strcmp(name + length - 4, "-shm") == 0) return NULL;
    if (length >= 10 && strcmp(name + length - 10, " (deleted)") == 0) return NULL;
    return name;
}

static const char *ours_at(int fd, char path[PATH_MAX])
{
    if (record < 0) return NULL;
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    return ours(path);
}

static void put(enum kind kind, const char *name, const char *other, uint64_t offset, const void *data, size_t length)
{
    struct entry entry = { kind, (uint32_t)strlen(name), other ? (uint32_t)strlen(other) : 0, 0, offset, length, control->done };
    struct iovec parts[] = { { &entry, sizeof entry }, { (void *)name, entry.name }, { (void *)other, entry.other }, { (void *)data, data ? length : 0 } };
    if (!data) entry.length = kind == TRUNCATE ? length : 0;
    syscall(SYS_writev, record, parts, 4);
}

static void cut(const char *name)
{
    put(CUT, name, NULL, 0, NULL, 0);
    struct timespec stall = { control->stall_ms / 1000, control->stall_ms % 1000 * 1000000L };
    nanosleep(&stall, NULL);
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* Called with the gate shut, which stays shut until the operation is done and on record. */
static int enter(const char *name, int sync)
{
    pthread_mutex_lock(&gate);
    uint64_t number = ++control->done, last = __atomic_load_n(&control->cut_at, __ATOMIC_ACQUIRE);
    if (last == 0 || number < last || (control->at_sync && !sync)) return 0;
    if (!control->after) cut(name);
    return 1;
}

static void leave(int last, const char *name)
{
    if (last) cut(name);
    pthread_mutex_unlock(&gate);
}

static int open_file(int at, const char *path, int flags, mode_t mode)
{
    const char *name = at == AT_FDCWD || (path && path[0] == '/') ? ours(path) : NULL;
    if (!name || (flags & O_ACCMODE) == O_RDONLY || !(flags & (O_CREAT | O_TRUNC))) return (int)syscall(SYS_openat, at, path, flags, mode);
    int there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
    if (there && !(flags & O_TRUNC)) return (int)syscall(SYS_openat, at, path, flags, mode);
    int last = enter(name, 0);
    int fd = (int)syscall(SYS_openat, at, path, flags, mode), error = errno;
    if (fd >= 0) put(there ? TRUNCATE : CREATE, name, NULL, 0, NULL, 0);
    leave(last, name);
    errno = error;
    return fd;
}

#define MODE(flags, last) mode_t mode = 0; if ((flags) & O_CREAT) { va_list rest; va_start(rest, last); mode = (mode_t)va_arg(rest, int); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags, flags) return open_file(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, flags) return open_file(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags, flags) return open_file(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags, flags) return open_file(at, path, flags, mode); }
int creat(const char *path, mode_t mode) { return open_file(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open_file(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static ssize_t write_file(int fd, const void *data, size_t length, int64_t offset)
{
    char path[PATH_MAX];
    const char *name = ours_at(fd, path);
    if (!name) return offset < 0 ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, offset);
    int last = enter(name, 0);
    ssize_t written = offset < 0 ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, offset);
    int error = errno;
    if (written > 0) put(WRITE, name, NULL, (uint64_t)(offset < 0 ? lseek(fd, 0, SEEK_CUR) - written : offset), data, (size_t)written);
    leave(last, name);
    errno = error;
    return written;
}

ssize_t write(int fd, const void *data, size_t length) { return write_file(fd, data, length, -1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return write_file(fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return write_file(fd, data, length, offset); }

static int truncate_file(int fd, int64_t length)
{
    char path[PATH_MAX];
    const char *name = ours_at(fd, path);
    if (!name) return (int)syscall(SYS_ftruncate, fd, length);
    int last = enter(name, 0);
    int result = (int)syscall(SYS_ftruncate, fd, length), error = errno;
    if (result == 0) put(TRUNCATE, name, NULL, 0, NULL, (size_t)length);
    leave(last, name);
    errno = error;
    return result;
}

int ftruncate(int fd, off_t length) { return truncate_file(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncate_file(fd, length); }

static int sync_file(long call, int fd)
{
    char path[PATH_MAX];
    const char *name = ours_at(fd, path);
    if (!name) return (int)syscall(call, fd);
    int last = enter(name, 1);
    int result = (int)syscall(call, fd), error = errno;
    if (result == 0) put(SYNC, name, NULL, 0, NULL, 0);
    leave(last, name);
    errno = error;
    return result;
}

int fsync(int fd) { return sync_file(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_file(SYS_fdatasync, fd); }

int rename(const char *from, const char *to)
{
    const char *name = ours(from), *other = ours(to);
    if (!name || !other) return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    int last = enter(name, 0);
    int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0), error = errno;
    if (result == 0) put(RENAME, name, other, 0, NULL, 0);
    leave(last, name);
    errno = error;
    return result;
}

int unlink(const char *path)
{
    const char *name = ours(path);
    if (!name) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    int last = enter(name, 0);
    int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0), error = errno;
    if (result == 0) put(UNLINK, name, NULL, 0, NULL, 0);
    leave(last, name);
    errno = error;
    return result;
}

/* Ways to change a file that nobody here uses. Should that change, the tests must not go on as if nothing had happened. */
static void unknown(int fd)
{
    char path[PATH_MAX];
    const char *name = ours_at(fd, path);
    if (!name) return;
    int last = enter(name, 0);
    put(UNKNOWN, name, NULL, 0, NULL, 0);
    leave(last, name);
}

ssize_t writev(int fd, const struct iovec *parts, int count) { unknown(fd); return syscall(SYS_writev, fd, parts, count); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { unknown(fd); return syscall(SYS_pwritev, fd, parts, count, offset, 0); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { unknown(fd); return syscall(SYS_pwritev, fd, parts, count, offset, 0); }
ssize_t sendfile(int to, int from, off_t *offset, size_t count) { unknown(to); return syscall(SYS_sendfile, to, from, offset, count); }
ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) { unknown(to); return syscall(SYS_sendfile, to, from, offset, count); }
int fallocate(int fd, int mode, off_t offset, off_t length) { unknown(fd); return (int)syscall(SYS_fallocate, fd, mode, offset, length); }
int fallocate64(int fd, int mode, off64_t offset, off64_t length) { unknown(fd); return (int)syscall(SYS_fallocate, fd, mode, offset, length); }

static void *map(void *at, size_t length, int protection, int flags, int fd, int64_t offset)
{
    if (fd >= 0 && (flags & MAP_SHARED) && (protection & PROT_WRITE)) unknown(fd);
    return (void *)syscall(SYS_mmap, at, length, protection, flags, fd, offset);
}

void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) { return map(at, length, protection, flags, fd, offset); }
void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) { return map(at, length, protection, flags, fd, offset); }
