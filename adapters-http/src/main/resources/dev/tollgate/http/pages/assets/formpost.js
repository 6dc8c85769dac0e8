// Sends the answer on without a press of the button.
document.getElementById("answer").submit();
